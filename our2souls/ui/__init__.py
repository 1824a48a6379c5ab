"""The interface's building blocks: components, form controls, base pages, icons, the bundle. Knows no package above it."""
