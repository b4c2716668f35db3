"""Started by beat."""

import logging
from typing import Any

from celery import shared_task

from evaluation.facts.services import cells

log = logging.getLogger(__name__)


@shared_task
def fold_cells(**_future: Any) -> None:
    """Fold what changed into the cells. Running it again folds nothing."""
    cells.fold()


@shared_task
def check_cells(**_future: Any) -> None:
    """Count one area anew; where its cells are off, say so and sum every fact again."""
    off = cells.cells_off(cells.some_scope())
    if off:
        log.error("cells were off", extra={"cells": off})
        cells.rebuild_cells()
