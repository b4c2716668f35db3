"""A caseload that the demo's supervisor brought in from a spreadsheet last week."""

from datetime import datetime, timedelta

from linkworkers import services
from spcore.demo.cast import Cast

SHEET = """\
NHS Number,First name,Surname,DOB,Phone,Postcode,Needs,Date referred,Link worker,Status,Notes
999 700 1001,Doreen,Hargreaves,03/11/1944,01632 960301,PR1 2HE,Isolation,12/05/2026,{worker},Open,\
"14/05/2026 JB: rang, would like a lunch club
02/06/2026 JB: went to the first one with her, will go again"
9997001028,MARGARET ,SHAW ,1957-02-19,7700900311,pr26ab,"Debt; housing",01/06/2026,,Waiting,\
"Do not ring after 5pm, her son answers. Text only."
9997001036,Yusuf,Patel,23 Aug 1988,07700 900312,PR1 3AA,Work,08/06/2026,{worker},On hold,\
Asked to wait until September
,Ewa,Nowak,14/09/1979,07700 900313,,English classes,15/06/2026,,Waiting,
9997001052,Keith,Ashworth,30/01/1951,01632 960314,PR5 6AA,Carer,20/06/2026,,Discharged,
9997001060,Sam,Whittle,,07700 900315,PR1 8AA,Gardening,22/06/2026,,Waiting,
"""


def add_import(cast: Cast, *, at: datetime) -> None:
    """Bring six rows in through the service: four come in, two are left out and say why."""
    team, done_at = cast.teams[0], at - timedelta(days=6)
    actor = team.supervisor
    if actor is None:
        return
    content = SHEET.format(worker=team.workers[0].name).encode()
    batch = services.start_import(
        file_name="Caseload of the old team.csv", content=content, actor=actor, at=done_at
    )
    common = {"import_id": batch.pk, "actor": actor, "at": done_at}
    services.set_columns(mapping=batch.mapping, **common)
    services.confirm_import(evidence_held_by="Paper forms at the PCN office", **common)
