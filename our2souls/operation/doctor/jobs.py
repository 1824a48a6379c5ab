"""Work that stands still: jobs whose worker died, photos and memos that wait and are no job any more."""

from collections.abc import Iterator

from our2souls.delivery.worker import jobs as worker_jobs
from our2souls.operation.doctor.fault import Finding
from our2souls.vision.media import preparation


def stuck(*, fix: bool) -> Iterator[Finding]:
    """What a worker that runs would find within the hour; mended by giving it back to the worker."""
    lost = [str(pk) for pk in worker_jobs.lost().values_list("pk", flat=True)]
    waiting = [f"{kind} {row.pk}" for kind, row, _failed in preparation.forgotten()]
    if fix and lost:
        worker_jobs.sweep()
    if fix and waiting:
        preparation.resume()
    for what in lost:
        yield Finding("stuck job", what, mended=fix)
    for what in waiting:
        yield Finding("waits for no job", what, mended=fix)
