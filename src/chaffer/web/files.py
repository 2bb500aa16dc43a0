"""Where files are shown: to whoever has a signed address that has not ended."""

from urllib.parse import quote

from starlette.requests import Request
from starlette.responses import FileResponse, Response
from starlette.routing import BaseRoute
from starlette.routing import Route as HttpRoute

from chaffer.runtime.file_kinds import SHOWN
from chaffer.runtime.file_links import FileLinks
from chaffer.runtime.files import find_file, open_files
from chaffer.runtime.transaction import ANY_SHOP
from chaffer.web.backstage import Backstage
from chaffer.web.errors import NoSuchPage
from chaffer.web.problems import answer_with, problem_of

# Even what a browser took for a page could do nothing from here.
CSP = "default-src 'none'; sandbox; frame-ancestors 'none'; base-uri 'none'; form-action 'none'"


def file_routes(backstage: Backstage) -> list[BaseRoute]:
    settings = backstage.settings
    store = open_files(settings)
    links = FileLinks(backstage.secrets, settings.address)

    async def show(request: Request) -> Response:
        file_id, asked, now = request.path_params["id"], request.query_params, backstage.db.clock.now()
        ends = links.opens(file_id, asked.get("until", ""), asked.get("sign", ""), now)
        row = None if ends is None else await backstage.db.read(ANY_SHOP, lambda tx: find_file(tx, file_id))
        if ends is None or row is None or not (path := store.path(row.shop_id, row.sha256)).is_file():
            return answer_with(problem_of(NoSuchPage("nothing is here")))
        seconds = int((ends - now).total_seconds())
        headers = {
            "x-content-type-options": "nosniff",
            "content-security-policy": CSP,
            "content-disposition": _disposition(row.mime, row.name),
            "cache-control": f"private, max-age={min(seconds, 3600)}",
            "x-robots-tag": "noindex",
        }
        return FileResponse(path, headers=headers, media_type=row.mime)

    return [HttpRoute("/files/{id}", show, methods=["GET"])]


def _disposition(mime: str, name: str) -> str:
    how = "inline" if mime in SHOWN else "attachment"
    return f"{how}; filename*=utf-8''{quote(name, safe='')}" if name else how
