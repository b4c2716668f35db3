"""The measured operations, in the order in which the table prints them."""

from spcore.bench.operation import Absent, Operation
from spcore.bench.operations.casework import CASEWORK
from spcore.bench.operations.counting import COUNTING
from spcore.bench.operations.crowding import CROWDING
from spcore.bench.operations.directory import DIRECTORY
from spcore.bench.operations.exchange import EXCHANGE
from spcore.bench.operations.finding import FINDING
from spcore.bench.operations.lists import LISTS
from spcore.bench.operations.memory import MEMORY
from spcore.bench.operations.open_data import OPEN_DATA
from spcore.bench.operations.plumbing import PLUMBING
from spcore.bench.operations.referring import REFERRING
from spcore.bench.operations.sweeping import SWEEPING
from spcore.bench.operations.triage import TRIAGE
from spcore.bench.trial import Trial

ABSENT: tuple[Absent, ...] = ()
OPERATIONS: tuple[Operation, ...] = (
    *CASEWORK,
    *TRIAGE,
    *LISTS,
    *REFERRING,
    *FINDING,
    *EXCHANGE,
    *DIRECTORY,
    *COUNTING,
    *SWEEPING,
    *PLUMBING,
    *OPEN_DATA,
)
TRIALS: tuple[Trial, ...] = (*CROWDING, *MEMORY)
