from pathlib import Path

from briefing.analysis import engine


def test_every_file_of_the_package_counts_as_a_part_of_the_engine():
    folder = Path(engine.__file__).parent
    files = {path for path in folder.rglob("*") if path.is_file() and path.suffix != ".pyc"}

    assert set(engine._files()) == files
