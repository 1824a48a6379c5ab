"""Dreams: one's own hopes, kept or shared, the step against what gets in their way, and the partner's support for them."""
