"""Addresses of the case: referring, triage, the services' inbox, concerns."""

from django.urls import include, path

from referrals.api.fhir_missing import FhirMissing
from referrals.api.metadata import Metadata
from referrals.api.openapi import Openapi
from referrals.api.process_message import ProcessMessage
from referrals.api.service_request_detail import ServiceRequestDetail
from referrals.api.service_request_list import ServiceRequestList
from referrals.api.task_detail import TaskDetail
from referrals.api.task_list import TaskList
from referrals.views.access_log import access_log
from referrals.views.answer_by_link import answer_by_link
from referrals.views.answer_link_again import answer_link_again
from referrals.views.answer_open import answer_open
from referrals.views.attachment_add import attachment_add
from referrals.views.attachment_edit import attachment_edit
from referrals.views.attachment_list import attachment_list
from referrals.views.attachment_open import attachment_open
from referrals.views.attachment_remove import attachment_remove
from referrals.views.child_edit import child_edit
from referrals.views.clinical_code_add import clinical_code_add
from referrals.views.clinical_code_edit import clinical_code_edit
from referrals.views.clinical_code_list import clinical_code_list
from referrals.views.companion_add import companion_add
from referrals.views.companion_edit import companion_edit
from referrals.views.companion_list import companion_list
from referrals.views.competence_add import competence_add
from referrals.views.concern_add import concern_add
from referrals.views.concern_detail import concern_detail
from referrals.views.concern_follow_up import concern_follow_up
from referrals.views.concern_list import concern_list
from referrals.views.concern_raised import concern_raised
from referrals.views.concern_report import concern_report
from referrals.views.concern_see import concern_see
from referrals.views.concern_take_over import concern_take_over
from referrals.views.concern_urgent import concern_urgent
from referrals.views.connect_guide import connect_guide
from referrals.views.consent_add import consent_add
from referrals.views.consent_list import consent_list
from referrals.views.consent_withdraw import consent_withdraw
from referrals.views.consent_words import consent_words
from referrals.views.cover_open import cover_open
from referrals.views.digest_stop import digest_stop
from referrals.views.door_add import door_add
from referrals.views.door_edit import door_edit
from referrals.views.duplicate_list import duplicate_list
from referrals.views.equality_edit import equality_edit
from referrals.views.family_list import family_list
from referrals.views.group_add import group_add
from referrals.views.group_detail import group_detail
from referrals.views.group_edit import group_edit
from referrals.views.group_leave import group_leave
from referrals.views.group_list import group_list
from referrals.views.group_place import group_place
from referrals.views.group_register import group_register
from referrals.views.harm_disclose import harm_disclose
from referrals.views.inbox import inbox
from referrals.views.inbox_answer import inbox_answer
from referrals.views.inbox_attend import inbox_attend
from referrals.views.inbox_detail import inbox_detail
from referrals.views.inbox_progress import inbox_progress
from referrals.views.intake_check import intake_check
from referrals.views.intake_discard import intake_discard
from referrals.views.intake_list import intake_list
from referrals.views.must_read_list import must_read_list
from referrals.views.need_note import need_note
from referrals.views.need_note_list import need_note_list
from referrals.views.news_list import news_list
from referrals.views.news_number import news_number
from referrals.views.news_seen import news_seen
from referrals.views.onward_attend import onward_attend
from referrals.views.onward_attend_undo import onward_attend_undo
from referrals.views.onward_journey import onward_journey
from referrals.views.onward_preview import onward_preview
from referrals.views.onward_record import onward_record
from referrals.views.onward_summary_pdf import onward_summary_pdf
from referrals.views.onward_thread import onward_thread
from referrals.views.onward_withdraw import onward_withdraw
from referrals.views.person_add import person_add
from referrals.views.person_died import person_died
from referrals.views.person_edit import person_edit
from referrals.views.person_merge import person_merge
from referrals.views.person_moved import person_moved
from referrals.views.person_paste import person_paste
from referrals.views.person_unmerge import person_unmerge
from referrals.views.practice_defaults import practice_defaults
from referrals.views.practice_settings import practice_settings
from referrals.views.referral_add import referral_add
from referrals.views.referral_autosave import referral_autosave
from referrals.views.referral_check import referral_check
from referrals.views.referral_detail import referral_detail
from referrals.views.referral_digest import referral_digest
from referrals.views.referral_done import referral_done
from referrals.views.referral_edit import referral_edit
from referrals.views.referral_export import referral_export
from referrals.views.referral_launch import referral_launch
from referrals.views.referral_launch_open import referral_launch_open
from referrals.views.referral_letter import referral_letter
from referrals.views.referral_letter_pdf import referral_letter_pdf
from referrals.views.referral_list import referral_list
from referrals.views.referral_mark_in_error import referral_mark_in_error
from referrals.views.referral_pass import referral_pass
from referrals.views.referral_pattern import referral_pattern
from referrals.views.referral_restore import referral_restore
from referrals.views.referral_take_back import referral_take_back
from referrals.views.referral_thread import referral_thread
from referrals.views.referral_to_finish import referral_to_finish
from referrals.views.referral_withdraw import referral_withdraw
from referrals.views.related_add import related_add
from referrals.views.related_edit import related_edit
from referrals.views.right_door import right_door
from referrals.views.rota_copy import rota_copy
from referrals.views.rota_remove import rota_remove
from referrals.views.rota_swap import rota_swap
from referrals.views.rota_week import rota_week
from referrals.views.scheme_area import scheme_area
from referrals.views.scheme_area_end import scheme_area_end
from referrals.views.scheme_detail import scheme_detail
from referrals.views.scheme_edit import scheme_edit
from referrals.views.scheme_history import scheme_history
from referrals.views.scheme_remit import scheme_remit
from referrals.views.scheme_self_referral import scheme_self_referral
from referrals.views.scheme_targets import scheme_targets
from referrals.views.self_referral_add import self_referral_add
from referrals.views.self_referral_start import self_referral_start
from referrals.views.short_form_edit import short_form_edit
from referrals.views.story_add import story_add
from referrals.views.story_approve import story_approve
from referrals.views.story_list import story_list
from referrals.views.story_take_down import story_take_down
from referrals.views.triage_accept import triage_accept
from referrals.views.triage_detail import triage_detail
from referrals.views.triage_list import triage_list
from referrals.views.triage_queue import triage_queue
from referrals.views.triage_redirect import triage_redirect
from referrals.views.triage_return import triage_return
from referrals.views.triage_undo import triage_undo

app_name = "referrals"
urlpatterns = [
    path("near/", include("referrals.public_urls")),
    path("stories/", story_list, name="story_list"),
    path("stories/add/", story_add, name="story_add"),
    path("stories/<uuid:story_id>/approve/", story_approve, name="story_approve"),
    path("stories/<uuid:story_id>/take-down/", story_take_down, name="story_take_down"),
    path("read-first/", must_read_list, name="must_read_list"),
    path("referrals/", referral_list, name="referral_list"),
    path("referrals/add/", referral_add, name="referral_add"),
    path("referrals/add/person/", person_add, name="person_add"),
    path("referrals/add/paste/", person_paste, name="person_paste"),
    path("referrals/launch/", referral_launch, name="referral_launch"),
    path("referrals/launch/open/", referral_launch_open, name="referral_launch_open"),
    path("referrals/connect/", connect_guide, name="connect_guide"),
    path("referrals/our-form/", practice_defaults, name="practice_defaults"),
    path("referrals/<uuid:referral_id>/", referral_detail, name="referral_detail"),
    path("referrals/right-door/", right_door, name="right_door"),
    path("referrals/<uuid:referral_id>/right-door/", right_door, name="right_door"),
    path("referrals/<uuid:referral_id>/edit/", referral_edit, name="referral_edit"),
    path("referrals/<uuid:referral_id>/autosave/", referral_autosave, name="referral_autosave"),
    path("referrals/<uuid:referral_id>/person/", person_edit, name="person_edit"),
    path("referrals/<uuid:referral_id>/short-form/", short_form_edit, name="short_form_edit"),
    path("referrals/<uuid:referral_id>/check/", referral_check, name="referral_check"),
    path("referrals/<uuid:referral_id>/done/", referral_done, name="referral_done"),
    path("referrals/<uuid:referral_id>/messages/", referral_thread, name="referral_thread"),
    path("referrals/<uuid:referral_id>/take-back/", referral_take_back, name="referral_take_back"),
    path("referrals/<uuid:referral_id>/restore/", referral_restore, name="referral_restore"),
    path("referrals/<uuid:referral_id>/withdraw/", referral_withdraw, name="referral_withdraw"),
    path(
        "referrals/<uuid:referral_id>/made-in-error/",
        referral_mark_in_error,
        name="referral_mark_in_error",
    ),
    path("referrals/<uuid:referral_id>/attachments/", attachment_list, name="attachment_list"),
    path("referrals/<uuid:referral_id>/attachments/add/", attachment_add, name="attachment_add"),
    path("attachments/<uuid:attachment_id>/", attachment_open, name="attachment_open"),
    path("attachments/<uuid:attachment_id>/edit/", attachment_edit, name="attachment_edit"),
    path("attachments/<uuid:attachment_id>/remove/", attachment_remove, name="attachment_remove"),
    path("intake/", intake_list, name="intake_list"),
    path("intake/<uuid:intake_id>/", intake_check, name="intake_check"),
    path("intake/<uuid:intake_id>/discard/", intake_discard, name="intake_discard"),
    path("referrals/to-finish/", referral_to_finish, name="referral_to_finish"),
    path("referrals/<uuid:referral_id>/pass/", referral_pass, name="referral_pass"),
    path("referrals/export/", referral_export, name="referral_export"),
    path("referrals/pattern/", referral_pattern, name="referral_pattern"),
    path("referrals/this-week/", referral_digest, name="referral_digest"),
    path("learning/", need_note_list, name="need_note_list"),
    path("learning/<str:need>/", need_note, name="need_note"),
    path("digest/stop/<str:stop_token>/", digest_stop, name="digest_stop"),
    path("referrals/settings/", practice_settings, name="practice_settings"),
    path("referrals/<uuid:referral_id>/letter/", referral_letter, name="referral_letter"),
    path(
        "referrals/<uuid:referral_id>/letter.pdf", referral_letter_pdf, name="referral_letter_pdf"
    ),
    path("referrals/<uuid:referral_id>/serious-harm/", harm_disclose, name="harm_disclose"),
    path("scheme/self-referral/", scheme_self_referral, name="scheme_self_referral"),
    path("refer-yourself/", self_referral_start, name="self_referral_start"),
    path("refer-yourself/<uuid:team_id>/", self_referral_add, name="self_referral_add"),
    path("scheme/", scheme_detail, name="scheme_detail"),
    path("scheme/criteria/", scheme_edit, name="scheme_edit"),
    path("scheme/targets/", scheme_targets, name="scheme_targets"),
    path("scheme/doors/add/", door_add, name="door_add"),
    path("scheme/doors/<uuid:door_id>/", door_edit, name="door_edit"),
    path("scheme/area/", scheme_area, name="scheme_area"),
    path("scheme/area/end/", scheme_area_end, name="scheme_area_end"),
    path("scheme/history/", scheme_history, name="scheme_history"),
    path("remit/", scheme_remit, name="scheme_remit"),
    path("triage/", triage_list, name="triage_list"),
    path("triage/<uuid:referral_id>/", triage_detail, name="triage_detail"),
    path("triage/<uuid:referral_id>/accept/", triage_accept, name="triage_accept"),
    path("triage/<uuid:referral_id>/return/", triage_return, name="triage_return"),
    path("triage/<uuid:referral_id>/undo/", triage_undo, name="triage_undo"),
    path("triage/<uuid:referral_id>/redirect/", triage_redirect, name="triage_redirect"),
    path("triage/<uuid:referral_id>/queue/", triage_queue, name="triage_queue"),
    path("referrals/<uuid:referral_id>/concern/", concern_add, name="concern_add"),
    path("referrals/<uuid:referral_id>/cover/", cover_open, name="cover_open"),
    path("referrals/<uuid:referral_id>/agreements/", consent_list, name="consent_list"),
    path("referrals/<uuid:referral_id>/agreements/add/", consent_add, name="consent_add"),
    path("referrals/<uuid:referral_id>/family/", family_list, name="family_list"),
    path("referrals/<uuid:referral_id>/family/add/", related_add, name="related_add"),
    path("family/<uuid:related_id>/", related_edit, name="related_edit"),
    path("referrals/<uuid:referral_id>/child/", child_edit, name="child_edit"),
    path("referrals/<uuid:referral_id>/competence/", competence_add, name="competence_add"),
    path("referrals/<uuid:referral_id>/died/", person_died, name="person_died"),
    path("referrals/<uuid:referral_id>/moved/", person_moved, name="person_moved"),
    path("referrals/<uuid:referral_id>/equality/", equality_edit, name="equality_edit"),
    path("agreements/words/", consent_words, name="consent_words"),
    path("agreements/<uuid:consent_id>/withdraw/", consent_withdraw, name="consent_withdraw"),
    path("codes/", clinical_code_list, name="clinical_code_list"),
    path("codes/add/", clinical_code_add, name="clinical_code_add"),
    path("codes/<uuid:code_id>/", clinical_code_edit, name="clinical_code_edit"),
    path("access-log/", access_log, name="access_log"),
    path("duplicates/", duplicate_list, name="duplicate_list"),
    path(
        "duplicates/<uuid:person_id>/<uuid:other_id>/",
        person_merge,
        name="person_merge",
    ),
    path("duplicates/merges/<uuid:merge_id>/", person_unmerge, name="person_unmerge"),
    path("companions/", companion_list, name="companion_list"),
    path("companions/add/", companion_add, name="companion_add"),
    path("companions/<uuid:companion_id>/", companion_edit, name="companion_edit"),
    path("notifications/", news_list, name="news_list"),
    path("notifications/number/", news_number, name="news_number"),
    path("notifications/seen/", news_seen, name="news_seen"),
    path("rota/", rota_week, name="rota_week"),
    path("rota/copy/", rota_copy, name="rota_copy"),
    path("rota/<uuid:turn_id>/", rota_swap, name="rota_swap"),
    path("rota/<uuid:turn_id>/remove/", rota_remove, name="rota_remove"),
    path("concerns/", concern_list, name="concern_list"),
    path("concerns/urgent/", concern_urgent, name="concern_urgent"),
    path("concerns/<uuid:concern_id>/", concern_detail, name="concern_detail"),
    path("concerns/<uuid:concern_id>/raised/", concern_raised, name="concern_raised"),
    path("concerns/<uuid:concern_id>/report/", concern_report, name="concern_report"),
    path("concerns/<uuid:concern_id>/follow-up/", concern_follow_up, name="concern_follow_up"),
    path("concerns/<uuid:concern_id>/see/", concern_see, name="concern_see"),
    path("concerns/<uuid:concern_id>/take-over/", concern_take_over, name="concern_take_over"),
    path("onward/<uuid:onward_id>/preview/", onward_preview, name="onward_preview"),
    path("onward/<uuid:onward_id>/withdraw/", onward_withdraw, name="onward_withdraw"),
    path("onward/<uuid:onward_id>/summary.pdf", onward_summary_pdf, name="onward_summary_pdf"),
    path("onward/<uuid:onward_id>/messages/", onward_thread, name="onward_thread"),
    path("onward/<uuid:onward_id>/record/", onward_record, name="onward_record"),
    path("", include("referrals.payment_urls")),
    path("onward/<uuid:onward_id>/getting-there/", onward_journey, name="onward_journey"),
    path("onward/<uuid:onward_id>/attendance/", onward_attend, name="onward_attend"),
    path(
        "onward/attendance/<uuid:attendance_id>/undo/",
        onward_attend_undo,
        name="onward_attend_undo",
    ),
    path("inbox/", inbox, name="inbox"),
    path("groups/", group_list, name="group_list"),
    path("groups/add/", group_add, name="group_add"),
    path("groups/seats/<uuid:seat_id>/leave/", group_leave, name="group_leave"),
    path("groups/<uuid:group_id>/", group_detail, name="group_detail"),
    path("groups/<uuid:group_id>/edit/", group_edit, name="group_edit"),
    path("groups/<uuid:group_id>/register/", group_register, name="group_register"),
    path("groups/<uuid:group_id>/place/<uuid:onward_id>/", group_place, name="group_place"),
    path("answer/", answer_by_link, name="answer_by_link"),
    path("answer/again/", answer_link_again, name="answer_link_again"),
    path("answer/<str:token>/", answer_open, name="answer_open"),
    path("inbox/<uuid:onward_id>/", inbox_detail, name="inbox_detail"),
    path("inbox/<uuid:onward_id>/answer/", inbox_answer, name="inbox_answer"),
    path("inbox/<uuid:onward_id>/attendance/", inbox_attend, name="inbox_attend"),
    path("inbox/<uuid:onward_id>/progress/", inbox_progress, name="inbox_progress"),
    path("fhir/R4/", Metadata.as_view(), name="metadata"),
    path("fhir/R4/metadata", Metadata.as_view(), name="metadata"),
    path("fhir/R4/$process-message", ProcessMessage.as_view(), name="process_message"),
    path("fhir/R4/ServiceRequest", ServiceRequestList.as_view(), name="service_request_list"),
    path(
        "fhir/R4/ServiceRequest/<uuid:referral_id>",
        ServiceRequestDetail.as_view(),
        name="service_request_detail",
    ),
    path("fhir/R4/Task", TaskList.as_view(), name="task_list"),
    path("fhir/R4/Task/<uuid:referral_id>", TaskDetail.as_view(), name="task_detail"),
    path("fhir/R4/<path:rest>", FhirMissing.as_view(), name="fhir_missing"),
    path("api/openapi.json", Openapi.as_view(), name="openapi"),
]
