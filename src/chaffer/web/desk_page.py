"""The desk: one page under /desk/, whatever stands behind it, which only its own scripts and styles may touch."""

from pathlib import Path

from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from chaffer.runtime.secrets import new_token

PAGE = Path(__file__).parent / "static/built/desk/index.html"
_MISSING = Path(__file__).parent / "templates/desk_missing.html"
_HEAD = "<head>"


def desk_csp(nonce: str, framed_by: str = "'none'") -> str:
    """No script stands in the page. Pictures of goods may be anywhere on the web, nothing else may."""
    return (
        f"default-src 'none'; script-src 'self'; style-src 'self' 'nonce-{nonce}'; img-src 'self' https: data: blob:; "
        "media-src 'self' blob:; font-src 'self'; connect-src 'self'; manifest-src 'self'; worker-src 'self'; "
        f"form-action 'none'; base-uri 'none'; frame-ancestors {framed_by}; object-src 'none'"
    )


def desk_routes(page: Path = PAGE, *, beside_phone: bool = False) -> list[BaseRoute]:
    """beside_phone: the demo's page may show the desk in a frame; elsewhere nobody may."""
    own = {"x-frame-options": "SAMEORIGIN"} if beside_phone else {}
    framed_by = "'self'" if beside_phone else "'none'"

    def desk(_: Request) -> Response:
        built = page.exists()
        nonce = new_token(bits=128)
        return HTMLResponse(
            with_nonce((page if built else _MISSING).read_text(), nonce), 200 if built else 503,
            {
                "cache-control": "no-store", "content-security-policy": desk_csp(nonce, framed_by),
                "referrer-policy": "same-origin", **own,
            },
        )  # fmt: skip

    def bare(_: Request) -> Response:
        return RedirectResponse("/desk/", 308)

    return [Route("/desk", bare), Route("/desk/{rest:path}", desk)]


def with_nonce(page: str, nonce: str) -> str:
    """The page's scripts read it there: `document.querySelector("meta[nonce]").nonce`."""
    return page.replace(_HEAD, f'{_HEAD}\n    <meta name="csp-nonce" nonce="{nonce}" />', 1)
