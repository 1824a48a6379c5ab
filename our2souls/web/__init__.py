"""The shell: home, the middleware that says who is looking, problem pages, health, and the installable app."""
