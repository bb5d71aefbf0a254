"""Files in the formats researchers keep, made for the tests; every sentence is invented."""

import io
import zipfile

TITLE = "云溪市2031年科技创新工作要点"
SENTENCE = "力争全年新增高新技术企业40家以上，全社会研发经费投入占地区生产总值的比重达到2.8%。"
BODY = "为落实全市科技创新大会精神，加快建设区域创新中心，现制定本要点。" + SENTENCE
ROWS = [
    ["类别", "指标", "2030年", "2031年目标"],
    ["投入", "研发经费占比(%)", "2.6", "2.8"],
    ["", "财政科技支出占比(%)", "3.1", "3.3"],
    ["产出", "高新技术企业(家)", "300", "330"],
]
NOTE = "云溪市科学技术局\n2031年1月5日"
PLAIN = f"{TITLE}\n一、主要目标\n{BODY}\n二、重点任务\n建设众创空间5家。\n{NOTE}\n"


def archive(members: dict[str, bytes | str]) -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in members.items():
            file.writestr(name, content)
    return data.getvalue()


def word() -> bytes:
    """Automatic numbers, a smart tag, an insertion and a deletion, a content control, merged cells, a header."""
    import docx
    from docx.oxml import parse_xml
    from docx.oxml.ns import nsdecls

    w = nsdecls("w")
    file = docx.Document()
    file.add_heading(TITLE, 0)

    def raw(xml):
        file.element.body.insert(len(file.element.body) - 1, parse_xml(xml))

    raw(
        f"<w:p {w}><w:r><w:t>为落实</w:t></w:r>"
        '<w:smartTag w:uri="urn" w:element="chsdate"><w:r><w:t>2030年12月31日</w:t></w:r></w:smartTag>'
        "<w:r><w:t>会议精神，</w:t></w:r>"
        '<w:ins w:id="1" w:author="a"><w:r><w:t>插入的目标为新增企业40家</w:t></w:r></w:ins>'
        '<w:del w:id="2" w:author="a"><w:r><w:delText>删去的三十家</w:delText></w:r></w:del>'
        "<w:r><w:t>。</w:t></w:r></w:p>"
    )
    raw(
        f"<w:sdt {w}><w:sdtContent><w:p><w:r><w:t>内容控件里的一段。</w:t></w:r></w:p></w:sdtContent></w:sdt>"
    )
    numbering = file.part.numbering_part.element
    numbering.insert(
        0,
        parse_xml(
            f'<w:abstractNum {w} w:abstractNumId="90"><w:lvl w:ilvl="0"><w:start w:val="1"/>'
            '<w:numFmt w:val="chineseCounting"/><w:lvlText w:val="%1、"/></w:lvl><w:lvl w:ilvl="1">'
            '<w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%2."/></w:lvl></w:abstractNum>'
        ),
    )
    numbering.append(parse_xml(f'<w:num {w} w:numId="90"><w:abstractNumId w:val="90"/></w:num>'))
    for level, text in ((0, "主要目标"), (1, "新增企业30家。"), (0, "重点任务"), (1, "建设众创空间5家。")):
        raw(
            f'<w:p {w}><w:pPr><w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="90"/></w:numPr></w:pPr>'
            f"<w:r><w:t>{text}</w:t></w:r></w:p>"
        )
    table = file.add_table(rows=4, cols=4)
    for row, texts in zip(table.rows, ROWS, strict=True):
        for cell, text in zip(row.cells, texts, strict=True):
            cell.text = text
    table.cell(1, 0).merge(table.cell(2, 0))
    for line in NOTE.split("\n"):
        file.add_paragraph(line)
    file.sections[0].header.paragraphs[0].text = "页眉"
    return saved(file)


def word_of(text: str) -> bytes:
    import docx

    file = docx.Document()
    for line in text.split("\n"):
        file.add_paragraph(line)
    return saved(file)


def portable() -> bytes:
    """A PDF with lines broken at the margin and a ruled table."""
    from reportlab.lib import colors
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.cidfonts import UnicodeCIDFont
    from reportlab.platypus import Paragraph, SimpleDocTemplate, Table, TableStyle

    pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))
    body = ParagraphStyle(
        "body", fontName="STSong-Light", fontSize=12, leading=20, wordWrap="CJK", firstLineIndent=24
    )
    head = ParagraphStyle("head", fontName="STSong-Light", fontSize=18, leading=30, alignment=1)
    table = Table(ROWS)
    font, grid = ("FONT", (0, 0), (-1, -1), "STSong-Light", 11), ("GRID", (0, 0), (-1, -1), 0.5, colors.black)
    table.setStyle(TableStyle([font, grid, ("SPAN", (0, 1), (0, 2))]))
    lines = [Paragraph("一、主要目标", body), Paragraph(BODY, body), table, Paragraph(f"二、{BODY}", body)]
    data = io.BytesIO()
    file = SimpleDocTemplate(data, title="", invariant=1)
    file.build([Paragraph(TITLE, head), *lines, *(Paragraph(line, body) for line in NOTE.split("\n"))])
    return data.getvalue()


def workbook(rows: list[list[object]], sheets: dict[str, list[list[object]]] | None = None) -> bytes:
    import openpyxl

    file = openpyxl.Workbook()
    for name, content in (sheets or {"Sheet1": rows}).items():
        sheet = file.create_sheet(name)
        for row in content:
            sheet.append(row)
    del file["Sheet"]
    return saved(file)


def saved(file: object) -> bytes:
    data = io.BytesIO()
    file.save(data)
    return data.getvalue()
