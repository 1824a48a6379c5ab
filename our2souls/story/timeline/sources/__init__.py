"""Where the story comes from, one module a package: a new one is written here and named in `SOURCES`."""
