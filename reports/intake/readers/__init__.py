"""Any file, or what was copied, read into a Source. What a file is, its content says; its name only where that is silent.

Each reader is loaded when it is needed, so that reading one kind of file does not wait for all the others. Pure.
"""

from __future__ import annotations

from dataclasses import replace
from importlib import import_module

from reports.intake.readers.kinds import kind, macros
from reports.intake.source import MOST, TOO_BIG, Block, Grid, Source, Text, Unreadable, sayable

EMPTY = "这个文件是空的。请确认选对了文件。"
BROKEN = "这个文件读不出来，可能不完整或者已经损坏。请用原来的软件打开，另存为新文件后再试。"
TOO_MUCH = "这个文件太复杂，读不下去。请只保留报告本身，另存为新文件后再试。"
NOTHING_COPIED = "没有可以粘贴的文字。请先选中报告或表格，复制后再粘贴。"
MACROS = "文件带有宏，宏没有运行。"
CUT = "文件里有{}个段落和表格，只读了前{}个。"
MOST_BLOCKS = 20_000
LEGACY = {"doc", "wps", "rtf", "xml", "odt"}


def read(data: bytes, name: str = "") -> Source:
    """A file's bytes and, as far as known, its name. Errors: Unreadable and nothing else, whatever the bytes are."""
    if len(data) > MOST:
        raise Unreadable(TOO_BIG.format(-(-len(data) // 2**20)))
    if not data.strip(b"\0 \t\r\n"):
        raise Unreadable(EMPTY)
    try:
        source = _read(data, kind(data, name))
    except Unreadable:
        raise
    except (RecursionError, MemoryError) as error:
        raise Unreadable(TOO_MUCH) from error
    except Exception as error:
        raise Unreadable(BROKEN) from error
    return replace(source, notes=(MACROS, *source.notes)) if macros(data) else source


def _read(data: bytes, found: str) -> Source:
    if found in LEGACY:
        return _made(import_module(f"{__name__}.legacy").read(data, found))
    if found in ("xls", "xlsx"):
        return _made(import_module(f"{__name__}.xlsx").read(data, found))
    if found == "json":
        found = "canonical"
    return _made(import_module(f"{__name__}.{found}").read(data))


def _made(source: Source) -> Source:
    """What a reader made: something, no more than can be looked at, and nothing that cannot be written down."""
    if not source.blocks:
        raise Unreadable(EMPTY)
    blocks = tuple(map(_sayable, source.blocks[:MOST_BLOCKS]))
    cut = [CUT.format(len(source.blocks), MOST_BLOCKS)] if len(source.blocks) > MOST_BLOCKS else []
    notes = tuple(map(sayable, (*source.notes, *cut)))
    return replace(source, blocks=blocks, title=sayable(source.title), notes=notes)


def _sayable(block: Block) -> Block:
    if isinstance(block, Text):
        return replace(block, text=sayable(block.text), where=sayable(block.where))
    cells = tuple(
        cell if sayable(cell.text) == cell.text else replace(cell, text=sayable(cell.text))
        for cell in block.cells
    )
    return Grid(cells, sayable(block.where))


def paste(text: str, html: str = "") -> Source:
    """What was copied: its HTML where a table is in it, else its text, in which tabs part the cells.

    Errors: Unreadable.
    """
    if max(len(text), len(html)) > MOST // 4:
        raise Unreadable(TOO_BIG.format(max(len(text), len(html)) * 4 // 2**20))
    try:
        return _paste(text, html)
    except Unreadable:
        raise
    except Exception as error:
        raise Unreadable(TOO_MUCH) from error


def _paste(text: str, html: str) -> Source:
    if "<table" in html.lower() or (html.strip() and not text.strip()):
        found: Source = import_module(f"{__name__}.html").page(html)
        return _made(replace(found, format="paste"))
    if not text.strip():
        raise Unreadable(NOTHING_COPIED)
    blocks: tuple[Block, ...] = import_module(f"{__name__}.text").blocks(text)
    return _made(Source("paste", blocks))
