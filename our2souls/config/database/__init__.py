"""The databases of an instance: where they lie, which rows lie in which, and the roles that reach them."""
