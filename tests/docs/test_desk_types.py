from tools.write_desk_types import OUT, SAYS, digest, schemas


def test_what_the_desk_reads_is_what_the_api_describes_today() -> None:
    says = SAYS.search(OUT.read_text())

    assert says is not None
    assert says[1] == digest(schemas()), "run: python tools/write_desk_types.py, then: cd ui && npm run types"
