"""Vision notes and letters: words, photos and voice memos that picture the future, by themselves or on a dream or intention."""
