"""What a PDF needs to be PDF/A-3a and PDF/UA-1 at once, beyond what WeasyPrint writes for either."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pydyf
from weasyprint import Attachment

# PDF/A allows only metadata that a schema in the file describes; this describes the one property of PDF/UA.
ACCESSIBLE = b"""
<rdf:Description rdf:about="" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
<pdfuaid:part>1</pdfuaid:part></rdf:Description>
<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource"><pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType><pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>PDF/UA part</pdfaProperty:description></rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas></rdf:Description>
"""
END = b"</rdf:RDF>"


def enclosed(data: bytes, year: int) -> Attachment:
    """The machine-readable report inside the file. Its date is the year's, so that the bytes stay the same."""
    dated = datetime(year + 1, 1, 1, tzinfo=UTC)
    return Attachment(
        string=data,
        name="report.json",
        description="机器可读数据",
        relationship="Source",
        created=dated,
        modified=dated,
    )


def declare(document: Any, pdf: Any) -> None:
    """A WeasyPrint finisher: the metadata says PDF/UA beside PDF/A, and readers show the title."""
    for item in pdf.objects:
        if isinstance(item, pydyf.Stream) and item.extra.get("Type") == "/Metadata":
            item.compress = False  # PDF/A wants the metadata readable
            metadata = b"".join(x if isinstance(x, bytes) else str(x).encode() for x in item.stream)
            item.stream = [metadata.replace(END, ACCESSIBLE + END)]
    pdf.catalog["ViewerPreferences"] = pydyf.Dictionary({"DisplayDocTitle": "true"})
