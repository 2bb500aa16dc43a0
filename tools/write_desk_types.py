"""Write the types of what the desk reads, from our own description of the API. `--check` says whether they are current.

python tools/write_desk_types.py

Writing needs Node and `npm ci` in ui/; checking does not: the file names the digest of what it was made from.
"""

import hashlib
import json
import re
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT / "src"))

from chaffer.web.openapi import describe  # noqa: E402 — the path comes first
from chaffer.web.routes import ROUTES  # noqa: E402

UI = ROOT / "ui"
OUT = UI / "desk/api/schema.d.ts"
# Schemas that desk/api/described.ts names; what they refer to comes along.
READ = re.compile(r'Schemas\["(\w+)"\]')
SAYS = re.compile(r"^// From the API's description (\w+):", re.MULTILINE)
_LEFT_OUT = {"description", "title", "examples", "example", "default"}


def schemas() -> dict[str, Any]:
    """Those that the desk reads, without words and examples."""
    every = describe(ROUTES, "")["components"]["schemas"]
    wanted = sorted(set(READ.findall((UI / "desk/api/described.ts").read_text())))
    found: dict[str, Any] = {}
    while wanted:
        name = wanted.pop()
        if name in found:
            continue
        found[name] = _bare(every[name])
        wanted += re.findall(r"#/components/schemas/(\w+)", json.dumps(found[name]))
    return dict(sorted(found.items()))


def _bare(schema: Any) -> Any:
    if isinstance(schema, list):
        return [_bare(each) for each in schema]
    if not isinstance(schema, dict):
        return schema
    kept = {name: _bare(value) for name, value in schema.items() if name not in _LEFT_OUT or name == "properties"}
    if isinstance(schema.get("properties"), dict):
        kept["properties"] = {name: _bare(value) for name, value in schema["properties"].items()}
    return kept


def digest(found: dict[str, Any]) -> str:
    return hashlib.sha256(json.dumps(found, sort_keys=True).encode()).hexdigest()[:16]


def write(found: dict[str, Any]) -> None:
    told = {"openapi": "3.1.0", "info": {"title": "", "version": ""}, "paths": {}, "components": {"schemas": found}}
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "openapi.json"
        source.write_text(json.dumps(told))
        command = ["npx", "--no-install", "openapi-typescript", str(source), "--default-non-nullable", "false"]
        made = subprocess.run(command, cwd=UI, check=True, capture_output=True, text=True).stdout
    body = made[made.index("export interface components") :]
    body = body[: body.index("export type $defs")]
    OUT.write_text(
        f"// From the API's description {digest(found)}: python tools/write_desk_types.py\n\n{body.strip()}\n"
    )


def main() -> int:
    found = schemas()
    says = SAYS.search(OUT.read_text()) if OUT.exists() else None
    if says and says[1] == digest(found):
        return 0
    if "--check" in sys.argv:
        print("not current: ui/desk/api/schema.d.ts - run: python tools/write_desk_types.py")
        return 1
    write(found)
    return 0


if __name__ == "__main__":
    sys.exit(main())
