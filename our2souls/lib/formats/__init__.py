"""Forms of files: pictures, tables for spreadsheets."""
