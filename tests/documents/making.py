"""One document from its name: ``format:damage+damage:seed`` says all there is to say about it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from random import Random

from tests.documents import in_document, in_figures, in_forms, in_labels, in_rows, in_tables
from tests.documents.damage import FORMATS, IN_EDITIONS, IN_FORMATS, Damage, inflict, suits
from tests.documents.paper import Answer, Paper, paper
from tests.documents.truth import Truth, truth
from tests.documents.writers import docx, html, pdf, text, xls, xlsx

MODULES = (in_document, in_figures, in_forms, in_labels, in_rows, in_tables)
CLEAN = "clean"
YEARS = {"2019": (2019, 2020), "2021": (2021, 2022, 2023, 2024, 2025)}
# damage that only shows on figures of some size
NEEDS = {Damage.THOUSANDS: "city", Damage.REMARKED: "county", Damage.CELLS_TOGETHER: "county"}
SUFFIX = {"docx": "docx", "xlsx": "xlsx", "xls": "xls", "html": "html", "pdf": "pdf", "pdf-office": "pdf"}
# through LibreOffice: what is written first, and what it becomes
OFFICE = {"pdf-office": ("docx", "pdf")}


@dataclass(frozen=True)
class Made:
    """A document with the answers. ``data`` of an office format is what LibreOffice still has to convert."""

    name: str
    format: str
    damages: tuple[str, ...]
    seed: int
    data: bytes
    truth: Truth
    expected: Mapping[str, set[Answer]]
    undetermined: frozenset[str]
    changed: int
    year: int | None  # what the document says of itself, where it says it
    agency: str | None
    prose: Mapping[str, str]

    @property
    def file(self) -> str:
        """What the file is called."""
        stem = self.name.replace(":", "_").replace("+", "_")
        return f"{stem}.{SUFFIX.get(self.format, 'md' if self.format == 'markdown' else 'txt')}"

    @property
    def source_file(self) -> str:
        """The same before LibreOffice."""
        if self.format not in OFFICE:
            return self.file
        return f"{self.file.rpartition('.')[0]}.{OFFICE[self.format][0]}"


def make(name: str) -> Made:
    """The document of that name. Errors: ValueError for damage its format or edition cannot show."""
    format, words, number = name.split(":")
    damages = tuple(Damage(word) for word in words.split("+") if word != CLEAN)
    if format not in FORMATS or not suits(format, damages):
        raise ValueError(f"{name}: that damage does not happen there")
    told = _truth(int(number), damages)
    random = Random(name)
    sheet = paper(told, random)
    inflict(sheet, damages, random)
    if format == "run":
        in_rows.page(sheet)
    data = _written(sheet, random, format)
    labels = tuple(map(str, damages)) or (CLEAN,)
    return Made(
        name=name,
        format=format,
        damages=labels,
        seed=int(number),
        data=data,
        truth=told,
        expected=sheet.expected,
        undetermined=frozenset(sheet.undetermined),
        changed=sheet.changed,
        year=told.year if sheet.says(f"{told.year}年") else None,
        agency=told.agency if sheet.says(told.agency) else None,
        prose=sheet.prose,
    )


def _truth(seed: int, damages: Iterable[Damage]) -> Truth:
    """A report the damage can be seen on: of the right edition and size."""
    editions = set(YEARS).intersection(*(IN_EDITIONS[d] for d in damages))
    kind = next((NEEDS[d] for d in damages if d in NEEDS), None)
    told = truth(seed, kind=kind)
    if told.edition.code in editions:
        return told
    years = YEARS[min(editions)]
    return truth(seed, year=years[seed % len(years)], kind=kind)


def _written(sheet: Paper, random: Random, format: str) -> bytes:
    if format in ("docx", "pdf-office"):
        return docx.write(sheet, random)
    if format == "xlsx":
        return xlsx.write(sheet, random)
    if format == "xls":
        return xls.write(sheet, random)
    if format == "html":
        return html.write(sheet, random)
    if format == "pdf":
        return pdf.write(sheet, random)
    return text.write(sheet, random, format)


def singles(formats: Iterable[str] = FORMATS) -> Iterator[tuple[str, str]]:
    """Every format clean and with each damage it can show."""
    for format in formats:
        yield format, CLEAN
        yield from ((format, str(damage)) for damage in Damage if format in IN_FORMATS[damage])


def plan(count: int, seed: int = 1, formats: Iterable[str] = FORMATS) -> list[str]:
    """Names of documents: each pair of format and damage once, in random order, then two or three kinds at once."""
    formats = tuple(formats)
    random = Random(f"plan {seed}")
    pairs = list(singles(formats))
    random.shuffle(pairs)
    while len(pairs) < count:
        format = random.choice(formats)
        some = random.sample([d for d in Damage if format in IN_FORMATS[d]], random.randint(2, 3))
        if suits(format, some):
            pairs.append((format, "+".join(some)))
    return [f"{format}:{words}:{seed * 1000 + n}" for n, (format, words) in enumerate(pairs[:count])]


def planned(names: Iterable[str]) -> list[Made]:
    """Documents by name, LibreOffice called once for each kind of file it makes."""
    made = [make(name) for name in names]
    done: dict[str, bytes] = {}
    for format, (_, to) in OFFICE.items():
        done |= pdf.converted({m.source_file: m.data for m in made if m.format == format}, to)
    return [_converted(m, done) for m in made if m.format not in OFFICE or m.source_file in done]


def _converted(made: Made, done: Mapping[str, bytes]) -> Made:
    if made.format not in OFFICE:
        return made
    return Made(**{**made.__dict__, "data": done[made.source_file]})
