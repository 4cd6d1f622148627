"""The tables, as the steps that make them: step n leads from version n - 1 to version n.

A step that was once released is never changed; another one is added below it.
"""

from __future__ import annotations

STEPS: tuple[str, ...] = (
    """
    -- Files of folders that were opened. changed: time of last change, in ns. error: why it is not
    -- read, with where and remedy, as JSON.
    CREATE TABLE files (
        path TEXT PRIMARY KEY,
        size INTEGER NOT NULL,
        changed INTEGER NOT NULL,
        error TEXT
    ) WITHOUT ROWID;

    -- The articles in them. id: by the file's bytes, as in the model. body: by what the analysis
    -- sees. moment: published, else changed; in seconds. Keys are never used a second time, so that
    -- what the search index may still hold of an article that is gone finds nothing.
    CREATE TABLE articles (
        key INTEGER PRIMARY KEY AUTOINCREMENT,
        path TEXT NOT NULL,
        item INTEGER NOT NULL,
        id TEXT NOT NULL,
        body TEXT NOT NULL,
        moment INTEGER NOT NULL,
        words INTEGER NOT NULL,
        title TEXT NOT NULL,
        title_from TEXT NOT NULL,
        headline TEXT,
        source TEXT,
        author TEXT,
        url TEXT,
        published TEXT,
        tags TEXT NOT NULL,
        language TEXT NOT NULL,
        UNIQUE (path, item)
    );
    CREATE INDEX articles_of_id ON articles (id);
    CREATE INDEX articles_of_body ON articles (body);
    CREATE TABLE texts (key INTEGER PRIMARY KEY, text TEXT NOT NULL);

    -- Folded words of each article, by its key; the texts themselves are not kept a second time.
    CREATE VIRTUAL TABLE words USING fts5 (title, text, source, tags, content='', tokenize='ascii');

    -- What was found, by body and engine; summaries are made by method and length besides.
    CREATE TABLE analyses (
        body TEXT NOT NULL, engine TEXT NOT NULL, found TEXT NOT NULL,
        PRIMARY KEY (body, engine)
    );
    CREATE TABLE summaries (
        body TEXT NOT NULL, engine TEXT NOT NULL, method TEXT NOT NULL, length TEXT NOT NULL,
        found TEXT NOT NULL,
        PRIMARY KEY (body, engine, method, length)
    );

    -- The same for searching, of the newest analysis. role: actor, claim, question. kind: an actor's,
    -- a stance, a question's. start, end: the sentence to show. names: folded, by key.
    CREATE TABLE findings (
        key INTEGER PRIMARY KEY,
        body TEXT NOT NULL,
        role TEXT NOT NULL,
        kind TEXT NOT NULL,
        name TEXT NOT NULL,
        start INTEGER NOT NULL,
        end INTEGER NOT NULL
    );
    CREATE INDEX findings_of_body ON findings (body);
    CREATE INDEX findings_of_kind ON findings (role, kind);
    CREATE VIRTUAL TABLE names USING fts5 (spelled, tokenize='ascii');

    -- The reader's marks, by the article's id: the one thing here that cannot be made again.
    CREATE TABLE marks (
        id TEXT PRIMARY KEY, read INTEGER NOT NULL DEFAULT 0, starred INTEGER NOT NULL DEFAULT 0
    ) WITHOUT ROWID;

    -- What takes long to find out about the program's own files.
    CREATE TABLE facts (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
    """,
    """
    -- What names the words of a text, whatever their case, accents and punctuation.
    ALTER TABLE articles ADD COLUMN same TEXT NOT NULL DEFAULT '';
    UPDATE articles SET same = body;
    """,
    """
    CREATE INDEX articles_of_same ON articles (same, path, item);

    -- Sketches of texts, by what names their words, and their bands, by which texts that may be nearly
    -- the same are found; numbers grow. An empty sketch: the text is too short for one.
    CREATE TABLE sketches (
        number INTEGER PRIMARY KEY AUTOINCREMENT,
        same TEXT NOT NULL UNIQUE,
        sketch BLOB NOT NULL
    );
    CREATE TABLE bands (
        band INTEGER NOT NULL, number INTEGER NOT NULL,
        PRIMARY KEY (band, number)
    ) WITHOUT ROWID;

    -- Pairs that are nearly the same, by their sketches. common: numbers in common.
    CREATE TABLE likenesses (
        number INTEGER NOT NULL, earlier INTEGER NOT NULL, common INTEGER NOT NULL,
        PRIMARY KEY (number, earlier)
    ) WITHOUT ROWID;
    CREATE INDEX likenesses_of_earlier ON likenesses (earlier);
    """,
)

VERSION = len(STEPS)
