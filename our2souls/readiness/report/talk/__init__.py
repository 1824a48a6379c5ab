"""Reading the report together: its pages, three topics an evening, and the marks that the two leave."""
