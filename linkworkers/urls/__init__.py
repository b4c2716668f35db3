"""Addresses of the link worker's work."""

from django.urls import path

from linkworkers.urls import directory, events, plans
from linkworkers.views.absence_add import absence_add
from linkworkers.views.absence_edit import absence_edit
from linkworkers.views.absence_end import absence_end
from linkworkers.views.answer_read import answer_read
from linkworkers.views.appointment_add import appointment_add
from linkworkers.views.appointment_calendar import appointment_calendar
from linkworkers.views.appointment_cancel import appointment_cancel
from linkworkers.views.appointment_edit import appointment_edit
from linkworkers.views.appointment_record import appointment_record
from linkworkers.views.case_close import case_close
from linkworkers.views.case_detail import case_detail
from linkworkers.views.case_letter import case_letter
from linkworkers.views.case_letter_pdf import case_letter_pdf
from linkworkers.views.case_pause import case_pause
from linkworkers.views.case_reopen import case_reopen
from linkworkers.views.case_resume import case_resume
from linkworkers.views.case_summary_edit import case_summary_edit
from linkworkers.views.case_support_edit import case_support_edit
from linkworkers.views.caseload import caseload
from linkworkers.views.caseload_narrow import caseload_narrow
from linkworkers.views.caseload_several import caseload_several
from linkworkers.views.caseload_team import caseload_team
from linkworkers.views.caseload_view_add import caseload_view_add
from linkworkers.views.caseload_view_remove import caseload_view_remove
from linkworkers.views.check_in_answer import check_in_answer
from linkworkers.views.check_in_open import check_in_open
from linkworkers.views.contact_add import contact_add
from linkworkers.views.contact_autosave import contact_autosave
from linkworkers.views.contact_discard import contact_discard
from linkworkers.views.contact_edit import contact_edit
from linkworkers.views.contact_tap import contact_tap
from linkworkers.views.contact_undo import contact_undo
from linkworkers.views.desk_list import desk_list
from linkworkers.views.handover_add import handover_add
from linkworkers.views.handover_detail import handover_detail
from linkworkers.views.handover_letters import handover_letters
from linkworkers.views.handover_undo import handover_undo
from linkworkers.views.import_columns import import_columns
from linkworkers.views.import_confirm import import_confirm
from linkworkers.views.import_detail import import_detail
from linkworkers.views.import_download import import_download
from linkworkers.views.import_list import import_list
from linkworkers.views.import_progress import import_progress
from linkworkers.views.import_undo import import_undo
from linkworkers.views.note_template_add import note_template_add
from linkworkers.views.note_template_edit import note_template_edit
from linkworkers.views.note_template_list import note_template_list
from linkworkers.views.onward_offer import onward_offer
from linkworkers.views.outcome_list import outcome_list
from linkworkers.views.person_contact_edit import person_contact_edit
from linkworkers.views.referral_allocate import referral_allocate
from linkworkers.views.referral_allocate_many import referral_allocate_many
from linkworkers.views.referral_allocate_undo import referral_allocate_undo
from linkworkers.views.reminder_list import reminder_list
from linkworkers.views.reminder_put_off import reminder_put_off
from linkworkers.views.reminder_settle import reminder_settle
from linkworkers.views.reminder_undo import reminder_undo
from linkworkers.views.room_add import room_add
from linkworkers.views.room_edit import room_edit
from linkworkers.views.room_list import room_list
from linkworkers.views.rule_edit import rule_edit
from linkworkers.views.rule_list import rule_list
from linkworkers.views.safe_word_edit import safe_word_edit
from linkworkers.views.supervision_action_add import supervision_action_add
from linkworkers.views.supervision_action_settle import supervision_action_settle
from linkworkers.views.supervision_call_off import supervision_call_off
from linkworkers.views.supervision_decide import supervision_decide
from linkworkers.views.supervision_detail import supervision_detail
from linkworkers.views.supervision_item_add import supervision_item_add
from linkworkers.views.supervision_item_remove import supervision_item_remove
from linkworkers.views.supervision_list import supervision_list
from linkworkers.views.supervision_plan import supervision_plan
from linkworkers.views.supervision_print import supervision_print
from linkworkers.views.supervision_record import supervision_record
from linkworkers.views.supervision_standard import supervision_standard
from linkworkers.views.time_add import time_add
from linkworkers.views.time_spent import time_spent
from linkworkers.views.time_undo import time_undo
from linkworkers.views.today import today
from linkworkers.views.today_print import today_print
from linkworkers.views.training_add import training_add
from linkworkers.views.training_course_add import training_course_add
from linkworkers.views.training_course_edit import training_course_edit
from linkworkers.views.training_course_list import training_course_list
from linkworkers.views.training_course_usual import training_course_usual
from linkworkers.views.training_detail import training_detail
from linkworkers.views.training_list import training_list
from linkworkers.views.training_need_add import training_need_add
from linkworkers.views.training_need_settle import training_need_settle
from linkworkers.views.training_remove import training_remove
from linkworkers.views.uptake import uptake
from linkworkers.views.visit_end import visit_end
from linkworkers.views.visit_list import visit_list
from linkworkers.views.visit_rule_set import visit_rule_set
from linkworkers.views.visit_start import visit_start
from linkworkers.views.worker_edit import worker_edit
from linkworkers.views.worker_figures import worker_figures
from linkworkers.views.worker_list import worker_list

app_name = "linkworkers"
CASE = "caseload/<uuid:referral_id>/"
APPOINTMENT = "appointments/<uuid:appointment_id>/"
SESSION = "team/supervision/<uuid:session_id>/"
IMPORT = "caseload/import/<uuid:import_id>/"
urlpatterns = [
    *directory.urlpatterns,
    *events.urlpatterns,
    *plans.urlpatterns,
    path("today/", today, name="today"),
    path("today/print/", today_print, name="today_print"),
    path("today/answers/<int:step_id>/read/", answer_read, name="answer_read"),
    path("caseload/", caseload, name="caseload"),
    path("caseload/show/", caseload_narrow, name="caseload_narrow"),
    path("caseload/several/", caseload_several, name="caseload_several"),
    path("caseload/views/add/", caseload_view_add, name="caseload_view_add"),
    path(
        "caseload/views/<uuid:view_id>/remove/", caseload_view_remove, name="caseload_view_remove"
    ),
    path("caseload/team/", caseload_team, name="caseload_team"),
    path("caseload/import/", import_list, name="import_list"),
    path(IMPORT, import_detail, name="import_detail"),
    path(f"{IMPORT}columns/", import_columns, name="import_columns"),
    path(f"{IMPORT}progress/", import_progress, name="import_progress"),
    path(f"{IMPORT}rows.csv", import_download, name="import_download"),
    path(f"{IMPORT}confirm/", import_confirm, name="import_confirm"),
    path(f"{IMPORT}undo/", import_undo, name="import_undo"),
    path(CASE, case_detail, name="case_detail"),
    path(f"{CASE}contacts/add/", contact_add, name="contact_add"),
    path(f"{CASE}contacts/autosave/", contact_autosave, name="contact_autosave"),
    path(f"{CASE}contacts/discard/", contact_discard, name="contact_discard"),
    path("contacts/<uuid:contact_id>/", contact_edit, name="contact_edit"),
    path(f"{CASE}contacts/tap/", contact_tap, name="contact_tap"),
    path("contacts/<uuid:contact_id>/undo/", contact_undo, name="contact_undo"),
    path(f"{CASE}appointments/add/", appointment_add, name="appointment_add"),
    path(APPOINTMENT, appointment_edit, name="appointment_edit"),
    path(f"{APPOINTMENT}cancel/", appointment_cancel, name="appointment_cancel"),
    path(f"{APPOINTMENT}record/", appointment_record, name="appointment_record"),
    path(f"{APPOINTMENT}appointment.ics", appointment_calendar, name="appointment_calendar"),
    path("note-templates/", note_template_list, name="note_template_list"),
    path("note-templates/add/", note_template_add, name="note_template_add"),
    path("note-templates/<uuid:template_id>/", note_template_edit, name="note_template_edit"),
    path(f"{CASE}visit/", visit_start, name="visit_start"),
    path(f"{CASE}visit/rule/", visit_rule_set, name="visit_rule_set"),
    path("visits/", visit_list, name="visit_list"),
    path("visits/safe-word/", safe_word_edit, name="safe_word_edit"),
    path("visits/<uuid:visit_id>/end/", visit_end, name="visit_end"),
    path("rooms/", room_list, name="room_list"),
    path("rooms/add/", room_add, name="room_add"),
    path("rooms/<uuid:room_id>/", room_edit, name="room_edit"),
    path(f"{CASE}summary/", case_summary_edit, name="case_summary_edit"),
    path(f"{CASE}reach/", person_contact_edit, name="person_contact_edit"),
    path(f"{CASE}pause/", case_pause, name="case_pause"),
    path(f"{CASE}resume/", case_resume, name="case_resume"),
    path(f"{CASE}close/", case_close, name="case_close"),
    path(f"{CASE}support/", case_support_edit, name="case_support_edit"),
    path(f"{CASE}letter/", case_letter, name="case_letter"),
    path(f"{CASE}letter.pdf", case_letter_pdf, name="case_letter_pdf"),
    path(f"{CASE}reopen/", case_reopen, name="case_reopen"),
    path(f"{CASE}offer/<uuid:service_id>/", onward_offer, name="onward_offer"),
    path("hello/", check_in_answer, name="check_in_answer"),
    path("hello/<str:token>/", check_in_open, name="check_in_open"),
    path("waiting/", desk_list, name="desk_list"),
    path("reminders/", reminder_list, name="reminder_list"),
    path("reminders/<uuid:reminder_id>/done/", reminder_settle, name="reminder_settle"),
    path("reminders/<uuid:reminder_id>/undo/", reminder_undo, name="reminder_undo"),
    path("reminders/<uuid:reminder_id>/later/", reminder_put_off, name="reminder_put_off"),
    path("scheme/reminders/", rule_list, name="rule_list"),
    path("scheme/reminders/<slug:kind>/", rule_edit, name="rule_edit"),
    path("team/", worker_list, name="worker_list"),
    path("team/<uuid:user_id>/absence/", absence_add, name="absence_add"),
    path("team/<uuid:user_id>/handover/", handover_add, name="handover_add"),
    path("handovers/<uuid:handover_id>/", handover_detail, name="handover_detail"),
    path("handovers/<uuid:handover_id>/letters/", handover_letters, name="handover_letters"),
    path("handovers/<uuid:handover_id>/undo/", handover_undo, name="handover_undo"),
    path("absences/<uuid:absence_id>/", absence_edit, name="absence_edit"),
    path("absences/<uuid:absence_id>/end/", absence_end, name="absence_end"),
    path("team/uptake/", uptake, name="uptake"),
    path("team/time/", time_spent, name="time_spent"),
    path("team/time/add/", time_add, name="time_add"),
    path("team/time/<uuid:time_id>/undo/", time_undo, name="time_undo"),
    path("team/<uuid:user_id>/", worker_edit, name="worker_edit"),
    path("team/supervision/", supervision_list, name="supervision_list"),
    path("team/supervision/standard/", supervision_standard, name="supervision_standard"),
    path("team/supervision/with/<uuid:user_id>/", supervision_plan, name="supervision_plan"),
    path(SESSION, supervision_detail, name="supervision_detail"),
    path(f"{SESSION}print/", supervision_print, name="supervision_print"),
    path(f"{SESSION}off/", supervision_call_off, name="supervision_call_off"),
    path(f"{SESSION}record/", supervision_record, name="supervision_record"),
    path(f"{SESSION}items/add/", supervision_item_add, name="supervision_item_add"),
    path(f"{SESSION}actions/add/", supervision_action_add, name="supervision_action_add"),
    path(f"{SESSION}cases/<uuid:referral_id>/", supervision_decide, name="supervision_decide"),
    path(
        "team/supervision/items/<uuid:item_id>/remove/",
        supervision_item_remove,
        name="supervision_item_remove",
    ),
    path(
        "team/supervision/actions/<uuid:action_id>/done/",
        supervision_action_settle,
        name="supervision_action_settle",
    ),
    path("team/training/", training_list, name="training_list"),
    path("team/training/<uuid:user_id>/", training_detail, name="training_detail"),
    path("team/training/<uuid:user_id>/add/", training_add, name="training_add"),
    path("team/training/<uuid:user_id>/needs/add/", training_need_add, name="training_need_add"),
    path(
        "team/training/records/<uuid:training_id>/remove/",
        training_remove,
        name="training_remove",
    ),
    path(
        "team/training/needs/<uuid:need_id>/met/",
        training_need_settle,
        name="training_need_settle",
    ),
    path("scheme/training/", training_course_list, name="training_course_list"),
    path("scheme/training/add/", training_course_add, name="training_course_add"),
    path("scheme/training/usual/", training_course_usual, name="training_course_usual"),
    path("scheme/training/<uuid:course_id>/", training_course_edit, name="training_course_edit"),
    path("team/figures/", worker_figures, name="worker_figures"),
    path("team/outcomes/", outcome_list, name="outcome_list"),
    path("triage/allocate/", referral_allocate_many, name="referral_allocate_many"),
    path("triage/allocate/undo/", referral_allocate_undo, name="referral_allocate_undo"),
    path("triage/<uuid:referral_id>/allocate/", referral_allocate, name="referral_allocate"),
]
