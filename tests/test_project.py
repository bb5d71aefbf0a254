"""The project's own promises: lock, environments, licences, data files, findings in the README."""

import csv
import re
import tomllib

import pandas as pd
import pytest

from findings import answer
from policytext.language import table


@pytest.fixture(scope="module")
def project(root):
    return tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))


def locked(root) -> dict[str, str]:
    text = (root / "requirements.lock.txt").read_text(encoding="utf-8")
    return {name.lower(): version for name, version in re.findall(r"^([\w.-]+)==([^\s;\\]+)", text, re.M)}


def test_lock_is_hashed_and_names_no_host(root):
    text = (root / "requirements.lock.txt").read_text(encoding="utf-8")
    assert "://" not in text
    assert "index-url" not in text
    entries = re.split(r"\n(?=\S)", text.strip())
    assert len(entries) > 50
    assert all("--hash=sha256:" in entry for entry in entries)


def test_lock_holds_every_direct_dependency(root, project):
    direct = [*project["project"]["dependencies"], *project["dependency-groups"]["dev"]]
    names = {re.match(r"[\w.-]+", entry)[0].lower() for entry in direct}
    assert names <= set(locked(root))
    assert "setuptools" not in locked(root)  # jieba would load it and warn


def test_installed_is_locked(root):
    from importlib.metadata import version

    lock = locked(root)
    for name in ("pandas", "matplotlib", "seaborn", "scikit-learn", "jieba", "opencc", "nbval", "jupyterlab"):
        assert version(name) == lock[name]


def test_environment_leads_to_the_lock(root, project):
    environment = (root / "environment.yml").read_text(encoding="utf-8")
    entries = re.findall(r"^\s+- (.*)$", environment.partition("dependencies:")[2], re.M)
    assert entries == ["python=3.11", "pip", "pip:", "-r requirements.lock.txt"]
    assert project["project"]["requires-python"] == ">=3.11"


def test_every_dependency_says_why(root):
    text = (root / "pyproject.toml").read_text(encoding="utf-8")
    entries = re.findall(r'^  "[\w.-]+[<>=~].*$', text, re.M)
    assert len(entries) >= 16
    assert all("#" in entry for entry in entries)


def test_nothing_names_hosts_of_registries_or_absolute_paths(root):
    for path in [
        *(p for p in root.glob("*.*") if p.is_file()),
        *root.glob("lib/**/*.py"),
        *root.glob("tools/*"),
        root / "Makefile",
    ]:
        if path.suffix in (".py", ".md", ".toml", ".yml", ".txt", ".cff", ""):
            text = path.read_text(encoding="utf-8")
            assert not re.search(r"pypi\.org|pythonhosted|conda\.anaconda|/work/|/root/|/home/", text), path


def test_tables_of_the_library_have_all_their_cells(root):
    """A comma in a pattern without quotes around it would cut the pattern silently."""
    for path in [*root.glob("lib/policytext/data/*.csv"), *root.glob("corpus/codebooks/*.csv")]:
        with path.open(encoding="utf-8-sig", newline="") as file:
            assert len({len(row) for row in csv.reader(file)}) == 1, path


@pytest.mark.parametrize("row", table("noise"), ids=lambda row: row["rule"])
def test_noise_rules_fit_their_examples(row):
    assert re.fullmatch(row["pattern"], row["example"])
    assert row["scope"] in ("inline", "line", "edge", "head", "tail", "part", "cut")
    assert row["role"] in ("metadata", "navigation", "spam", "contact", "widget")
    assert len(row["reason"]) > 5


# Sentences of policy that speak of what furniture speaks of; no rule may take anything from them.
POLICY = """
加大体育彩票公益金对科普工作的支持力度。
严厉打击网络赌博、电信诈骗等违法犯罪活动，做好科普宣传。
畅通12345热线和12396科技服务热线，及时回应企业诉求。
发展3D打印产业，建设打印设备检测平台2个。
优化政务服务平台首页设计，关闭僵尸网站3个。
组织专家分享经验，开展评论征集活动，收藏科技文物200件。
建设湘潭机器人小镇，支持金沙、银河等企业做大做强。
扫码支付技术研发取得突破，二维码溯源覆盖50家企业。
引进皇冠电子、永利机械等企业5家，新增产值2亿元。
完善信息公开制度，公开方式由网站公开扩大到新媒体公开。
完善数据安全制度。加强隐私保护，建立健全数据治理体系。
版权所有者权益保护。完善著作权登记制度。
网站地图无障碍改造。完成网站适老化改造3个。
加强对口支援交流合作，选派专家20名。
建设电商直播平台2个，培育主播100人。
发展乡村直播平台。推进5G智慧影院平台建设。
产业产值达到13500000000元，手机(含配件)产业产值突破100亿元。
咨询(评估)机构达到20家，地址(标识)解析节点2个。
开展科普视频和官网建设，提供科技资源免费下载服务。
发展数字文化娱乐平台，推广体育彩票网点升级。
项目来源:省级科技计划;资金来源:市级财政科技专项1200万元。
""".strip().splitlines()


@pytest.mark.parametrize("sentence", POLICY)
def test_policy_that_looks_like_furniture_stays(sentence):
    from policytext import normalize, read_page

    page = read_page(f"2023年科技工作要点\n一、总体要求\n坚持创新驱动发展。\n1.{sentence}\n2.强化保障。")
    assert f"1.{normalize(sentence).text}" in page.clauses.text.tolist()


HEADINGS = "加强网络直播平台监管|科普视频和官网建设|科技资源免费下载服务|加强隐私保护|打印设备产业|扫码支付推广".split(
    "|"
)


@pytest.mark.parametrize("heading", HEADINGS)
def test_headings_that_look_like_furniture_stay(heading):
    from policytext import read_page

    page = read_page(
        f"2023年科技工作要点\n一、重点任务\n(一){heading}\n年内完成5项。\n二、保障措施\n强化考核。"
    )
    assert heading in page.clauses.title.tolist()


def test_codebooks_are_in_order(root):
    for path in (root / "corpus/codebooks").glob("*.csv"):
        book = pd.read_csv(path, dtype="str", keep_default_na=False)
        assert not book.duplicated().any()
        if "reason" in book:
            assert (book.reason.str.len() > 3).all(), path
    themes = pd.read_csv(root / "corpus/codebooks/themes.csv")
    assert themes.theme.nunique() == 15  # fourteen, and none for notes
    assert pd.read_csv(root / "corpus/codebooks/instruments.csv").instrument.nunique() == 14
    assert not themes.duplicated(["theme", "cue"]).any()


def test_findings_in_the_readme_are_those_of_the_notebooks(root):
    readme = (root / "README.md").read_text(encoding="utf-8")
    for path in sorted((root / "notebooks").glob("*.ipynb")):
        _, said = answer(path)
        assert said and said in readme, path.stem


def test_readme_links_lead_somewhere(root):
    for name in ("README.md", "README.zh-CN.md", "corpus/README.md", "CONTRIBUTING.md"):
        text = (root / name).read_text(encoding="utf-8")
        for target in re.findall(r"\]\(([^)#]+)\)", text):
            if "://" not in target:
                assert ((root / name).parent / target).exists(), (name, target)
