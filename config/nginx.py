"""How nginx serves the exported folder: the answer's own headers, files compressed beforehand, 410 for what is gone."""

from __future__ import annotations

from pathlib import Path
from string import Template

from config.crawl import Answer
from config.mirror import file_of

HEADERS = (
    "content-security-policy",
    "x-content-type-options",
    "x-frame-options",
    "referrer-policy",
    "cross-origin-opener-policy",
)
CONF = Template("""\
# 放进 server { … } 里。brotli_static 需要模块 libnginx-mod-http-brotli-static，没有就删去那一行。
# 目录：$out
location $prefix/ {
    alias $out/;
    index index.html;
    error_page 404 $prefix/404.html;
    charset utf-8;
    charset_types text/css text/plain text/csv text/xml application/json application/javascript image/svg+xml;
    gzip_static on;
    gzip_vary on;
    brotli_static on;
    etag on;
$headers    add_header Cache-Control "public, max-age=60" always;
}

# 文件名里带指纹，内容变了名字就变
location $static {
    alias $out$folder;
    gzip_static on;
    gzip_vary on;
    brotli_static on;
    add_header Cache-Control "public, max-age=31536000, immutable";
    add_header X-Content-Type-Options nosniff always;
}
""")
GONE = Template("""
location = $prefix$path {
    error_page 410 $prefix/$file;
    return 410;
}
""")


def conf(out: Path, prefix: str, static: str, home: Answer, gone: list[str]) -> str:
    """``static`` is the path of the static files below the prefix; ``home`` any page, whose headers all have."""
    headers = "".join(
        f'    add_header {name.title()} "{"; ".join(sorted(home.headers[name].split("; ")))}" always;\n'
        for name in HEADERS
        if name in home.headers
    )
    whole = CONF.substitute(
        out=out.resolve(), prefix=prefix, static=f"{prefix}{static}", folder=static, headers=headers
    )
    return whole + "".join(
        GONE.substitute(prefix=prefix, path=path, file=file_of(path)) for path in sorted(gone)
    )
