"""The `our2souls` command: our own commands, and any of Django's."""

import os
import sys
from tempfile import TemporaryDirectory

from our2souls.config.env import secret_files
from our2souls.config.env.variables import StartupError, read_all, read_dotenv, value_of
from our2souls.config.server import terminal
from our2souls.config.startup import database_errors, database_file, user_check

# These read code, not data: in a fresh clone they leave no trace, neither a data folder nor keys.
READS_CODE_ONLY = frozenset(
    {"check", "compilemessages", "findstatic", "help", "makemessages", "makemigrations", "version"}
    | {"readiness", "readiness --help", "readiness check", "readiness preview", "readiness simulate"}
    | {"prompts", "prompts --help", "prompts check"}
    | {"helplines", "helplines --help", "helplines check"}
    | {"therapists --help", "therapists template"}
)
WITH_TASKS = frozenset({"helplines", "prompts", "readiness", "therapists"})
"""Commands whose second word says what they do."""
SEES_ALL_ROWS = frozenset({"backup", "doctor", "keys", "restore"})
"""Commands that look after everybody's rows: on PostgreSQL they go as the role for that, where one is set."""
# These work on what is there: a data folder or a key that they made would hide that the right one is missing.
ON_WHAT_IS_THERE = frozenset({"backup", "doctor", "keys"})
OWNER_ALONE = 0o077


def main() -> None:
    """Run one command. A StartupError becomes its sentence on the terminal and exit code 2; so does a failing disk or database."""
    terminal.write_nearest()
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "our2souls.config.settings")
    os.umask(OWNER_ALONE)  # whatever a command writes is its owner's: databases, letters, photos
    arguments = sys.argv[1:] or ["help"]
    try:
        read_dotenv()
        read_all()
        data = value_of("DATA")
        task = " ".join(arguments[:2]) if arguments[0] in WITH_TASKS else arguments[0].lstrip("-")
        if task in ON_WHAT_IS_THERE and not data.is_dir():
            raise StartupError(f"There is no data folder {data}; name the right one with OUR2SOULS_DATA.")
        if task not in READS_CODE_ONLY:
            with database_errors.startup_errors():
                secret_files.make_folder(data)
                database_file.look_over()
                if task not in {*ON_WHAT_IS_THERE, "restore"}:
                    secret_files.ensure(data, user_check.holds_people)
                if task in SEES_ALL_ROWS and (everything := value_of("MAINTENANCE_DATABASE_URL")):
                    os.environ["OUR2SOULS_DATABASE_URL"] = everything
                _run(arguments)
        elif data.exists():
            _run(arguments)
        else:
            with TemporaryDirectory() as passing:
                os.environ["OUR2SOULS_DATA"] = passing
                _run(arguments)
    except StartupError as refusal:
        sys.stderr.write(f"{refusal}\n")
        sys.exit(2)
    except KeyboardInterrupt:
        sys.exit(130)


def _run(arguments: list[str]) -> None:
    from django.core.management import execute_from_command_line

    execute_from_command_line(["our2souls", *arguments])


if __name__ == "__main__":
    main()
