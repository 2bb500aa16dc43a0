"""chaffer faq."""

from pathlib import Path

from tests.cli.conftest import Chaffer

FILE = "## Do you wrap gifts? {#wrap}\nYes.\n## Nobody knows?\n"
JUDGED = "# language, key, question\nen\twrap\tdo you gift wrap\nen\t-\tdo you have red boots\n"


def test_a_file_is_told_line_by_line_and_taken_again_without_change(chaffer: Chaffer, tmp_path: Path) -> None:
    file = tmp_path / "faq.md"
    file.write_text(FILE)
    chaffer("shop", "create", "--slug", "marlow", "--name", "Marlow", "--currency", "USD")

    dry = chaffer("faq", "import", "--shop", "marlow", "--dry-run", str(file), code=1).output
    none = chaffer("faq", "list", "--shop", "marlow").output
    first = chaffer("faq", "import", "--shop", "marlow", str(file), code=1).output
    file.write_text(FILE.split("## Nobody", maxsplit=1)[0])
    again = chaffer("faq", "import", "--shop", "marlow", str(file)).output
    listed = chaffer("faq", "list", "--shop", "marlow").output
    file.write_text("## Are you open? {#open}\nYes.\n")
    pruned = chaffer("faq", "import", "--shop", "marlow", "--prune", str(file)).output

    assert "faq.md:1: en wrap: Do you wrap gifts?" in dry
    assert "faq.md:3: nothing answers 'Nobody knows?'" in dry
    assert none == ""
    assert "1 new, 0 changed, 0 unchanged, 1 refused" in first
    assert "0 new, 0 changed, 1 unchanged, 0 refused" in again
    assert listed.endswith("en wrap: Do you wrap gifts?\n")
    assert "1 new, 0 changed, 0 unchanged, 0 refused, 1 deleted" in pruned
    assert chaffer("faq", "questions", "--shop", "marlow").output == ""


def test_the_finding_of_answers_is_measured_on_ones_own_files(chaffer: Chaffer, tmp_path: Path) -> None:
    (tmp_path / "faq.md").write_text(FILE.split("## Nobody", maxsplit=1)[0])
    (tmp_path / "judged.tsv").write_text(JUDGED)
    (tmp_path / "broken.tsv").write_text("en\tonly two\n")

    told = chaffer("faq", "eval", "--judged", str(tmp_path / "judged.tsv"), str(tmp_path / "faq.md")).output
    wrong = chaffer("faq", "eval", "--judged", str(tmp_path / "broken.tsv"), str(tmp_path / "faq.md"), code=2).output

    assert told.splitlines()[-1].split()[:2] == ["all", "1"]
    assert "broken.tsv line 1" in wrong
