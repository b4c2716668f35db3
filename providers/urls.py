"""Addresses of the directory, of a provider's own listings and evidence, and of the open data."""

from django.urls import path

from providers.api.api_index import ApiIndex
from providers.api.oruk_missing import OrukMissing
from providers.api.oruk_organization_detail import OrukOrganizationDetail
from providers.api.oruk_organization_list import OrukOrganizationList
from providers.api.oruk_root import OrukRoot
from providers.api.oruk_service_at_location_detail import OrukServiceAtLocationDetail
from providers.api.oruk_service_at_location_list import OrukServiceAtLocationList
from providers.api.oruk_service_detail import OrukServiceDetail
from providers.api.oruk_service_list import OrukServiceList
from providers.api.oruk_taxonomy_detail import OrukTaxonomyDetail
from providers.api.oruk_taxonomy_list import OrukTaxonomyList
from providers.api.oruk_taxonomy_term_detail import OrukTaxonomyTermDetail
from providers.api.oruk_taxonomy_term_list import OrukTaxonomyTermList
from providers.views.assurance_check import assurance_check
from providers.views.assurance_detail import assurance_detail
from providers.views.assurance_list import assurance_list
from providers.views.closure_remove import closure_remove
from providers.views.directory import directory
from providers.views.directory_export import directory_export
from providers.views.directory_import_columns import directory_import_columns
from providers.views.directory_import_confirm import directory_import_confirm
from providers.views.directory_import_detail import directory_import_detail
from providers.views.directory_import_download import directory_import_download
from providers.views.directory_import_list import directory_import_list
from providers.views.directory_import_progress import directory_import_progress
from providers.views.directory_import_sheets import directory_import_sheets
from providers.views.directory_import_undo import directory_import_undo
from providers.views.feed_add import feed_add
from providers.views.feed_edit import feed_edit
from providers.views.feed_list import feed_list
from providers.views.feed_pull import feed_pull
from providers.views.funding_edit import funding_edit
from providers.views.funding_list import funding_list
from providers.views.funding_remove import funding_remove
from providers.views.listing_add import listing_add
from providers.views.listing_bulk import listing_bulk
from providers.views.listing_call import listing_call
from providers.views.listing_chase import listing_chase
from providers.views.listing_claim import listing_claim
from providers.views.listing_closures import listing_closures
from providers.views.listing_edit import listing_edit
from providers.views.listing_hide import listing_hide
from providers.views.listing_history import listing_history
from providers.views.listing_list import listing_list
from providers.views.listing_pair_decide import listing_pair_decide
from providers.views.listing_pair_undo import listing_pair_undo
from providers.views.listing_pairs import listing_pairs
from providers.views.listing_pause import listing_pause
from providers.views.listing_photo import listing_photo
from providers.views.listing_photo_remove import listing_photo_remove
from providers.views.listing_propose import listing_propose
from providers.views.listing_report import listing_report
from providers.views.listing_resume import listing_resume
from providers.views.listing_verify import listing_verify
from providers.views.listings_confirm import listings_confirm
from providers.views.listings_link_again import listings_link_again
from providers.views.listings_open import listings_open
from providers.views.monthly_places import monthly_places
from providers.views.proposal_detail import proposal_detail
from providers.views.proposal_list import proposal_list
from providers.views.service_detail import service_detail
from providers.views.service_photo import service_photo
from providers.views.service_watch import service_watch
from providers.views.sitemap import sitemap
from providers.views.sitemap_part import sitemap_part
from providers.views.suggestion_add import suggestion_add
from providers.views.suggestion_answer import suggestion_answer
from providers.views.suggestion_list import suggestion_list
from providers.views.suggestion_triage import suggestion_triage
from providers.views.synonym_add import synonym_add
from providers.views.synonym_edit import synonym_edit
from providers.views.synonym_list import synonym_list
from providers.views.synonym_remove import synonym_remove

MINE = "my-services/"
LISTING = f"{MINE}<uuid:service_id>/"
LIST = "directory/lists/<uuid:list_id>/"
EVIDENCE = f"{MINE}assurances/"
OPEN = "open-referral"  # no slash at the end: the standard asks for none
ONE = "<str:record_id>"

app_name = "providers"
urlpatterns = [
    path("sitemap.xml", sitemap, name="sitemap"),
    path("sitemap-<str:part>.xml", sitemap_part, name="sitemap_part"),
    path("directory/", directory, name="directory"),
    path("directory/words/", synonym_list, name="synonym_list"),
    path("directory/words/add/", synonym_add, name="synonym_add"),
    path("directory/words/<uuid:words_id>/", synonym_edit, name="synonym_edit"),
    path("directory/words/<uuid:words_id>/remove/", synonym_remove, name="synonym_remove"),
    path("directory/feeds/", feed_list, name="feed_list"),
    path("directory/feeds/add/", feed_add, name="feed_add"),
    path("directory/feeds/<slug:feed_slug>/", feed_edit, name="feed_edit"),
    path("directory/feeds/<slug:feed_slug>/read/", feed_pull, name="feed_pull"),
    path("directory/everything/", directory_export, name="directory_export"),
    path("directory/lists/", directory_import_list, name="directory_import_list"),
    path(LIST, directory_import_detail, name="directory_import_detail"),
    path(f"{LIST}sheets/", directory_import_sheets, name="directory_import_sheets"),
    path(f"{LIST}columns/", directory_import_columns, name="directory_import_columns"),
    path(f"{LIST}bring-in/", directory_import_confirm, name="directory_import_confirm"),
    path(f"{LIST}progress/", directory_import_progress, name="directory_import_progress"),
    path(f"{LIST}undo/", directory_import_undo, name="directory_import_undo"),
    path(f"{LIST}rows.csv", directory_import_download, name="directory_import_download"),
    path("directory/<uuid:service_id>/", service_detail, name="service_detail"),
    path(MINE, listing_list, name="listing_list"),
    path(f"{MINE}add/", listing_add, name="listing_add"),
    path(f"{MINE}to-ring/", listing_chase, name="listing_chase"),
    path(f"{MINE}alike/", listing_pairs, name="listing_pairs"),
    path(
        f"{MINE}alike/<uuid:service_id>/<uuid:alike_id>/",
        listing_pair_decide,
        name="listing_pair_decide",
    ),
    path(f"{MINE}alike/<uuid:pair_id>/undo/", listing_pair_undo, name="listing_pair_undo"),
    path(f"{MINE}places/", monthly_places, name="monthly_places"),
    path(f"{MINE}money/", funding_list, name="funding_list"),
    path(f"{MINE}money/<uuid:funding_id>/", funding_edit, name="funding_edit"),
    path(f"{MINE}money/<uuid:funding_id>/remove/", funding_remove, name="funding_remove"),
    path(f"{MINE}several/", listing_bulk, name="listing_bulk"),
    path(f"{MINE}closed/<uuid:closure_id>/remove/", closure_remove, name="closure_remove"),
    path(f"{LISTING}history/", listing_history, name="listing_history"),
    path(f"{LISTING}closed/", listing_closures, name="listing_closures"),
    path(f"{LISTING}photo/", listing_photo, name="listing_photo"),
    path(f"{LISTING}photo/remove/", listing_photo_remove, name="listing_photo_remove"),
    path("directory/<uuid:service_id>/photo/", service_photo, name="service_photo"),
    path(LISTING, listing_edit, name="listing_edit"),
    path(f"{LISTING}hide/", listing_hide, name="listing_hide"),
    path("directory/<uuid:service_id>/propose/", listing_propose, name="listing_propose"),
    path("directory/<uuid:service_id>/watch/", service_watch, name="service_watch"),
    path("directory/proposals/", proposal_list, name="proposal_list"),
    path("directory/proposals/<uuid:proposal_id>/", proposal_detail, name="proposal_detail"),
    path("directory/missing/", suggestion_list, name="suggestion_list"),
    path("directory/missing/add/", suggestion_add, name="suggestion_add"),
    path("directory/missing/to-answer/", suggestion_triage, name="suggestion_triage"),
    path("directory/missing/<uuid:suggestion_id>/", suggestion_answer, name="suggestion_answer"),
    path("directory/<uuid:service_id>/wrong/", listing_report, name="listing_report"),
    path("directory/<uuid:service_id>/call/", listing_call, name="listing_call"),
    path("directory/<uuid:service_id>/claim/", listing_claim, name="listing_claim"),
    path("still-right/", listings_confirm, name="listings_confirm"),
    path("still-right/again/", listings_link_again, name="listings_link_again"),
    path("still-right/<str:token>/", listings_open, name="listings_open"),
    path(f"{LISTING}verify/", listing_verify, name="listing_verify"),
    path(f"{LISTING}pause/", listing_pause, name="listing_pause"),
    path(f"{LISTING}resume/", listing_resume, name="listing_resume"),
    path(EVIDENCE, assurance_list, name="assurance_list"),
    path(f"{EVIDENCE}<uuid:provider_id>/", assurance_detail, name="assurance_detail"),
    path(f"{EVIDENCE}<uuid:assurance_id>/check/", assurance_check, name="assurance_check"),
    path("api/", ApiIndex.as_view(), name="api_index"),
    path(OPEN, OrukRoot.as_view(), name="oruk_root"),
    path(f"{OPEN}/", OrukRoot.as_view(), name="oruk_root"),
    path(f"{OPEN}/services", OrukServiceList.as_view(), name="oruk_service_list"),
    path(f"{OPEN}/services/{ONE}", OrukServiceDetail.as_view(), name="oruk_service_detail"),
    path(f"{OPEN}/organizations", OrukOrganizationList.as_view(), name="oruk_organization_list"),
    path(
        f"{OPEN}/organizations/{ONE}",
        OrukOrganizationDetail.as_view(),
        name="oruk_organization_detail",
    ),
    path(f"{OPEN}/taxonomies", OrukTaxonomyList.as_view(), name="oruk_taxonomy_list"),
    path(f"{OPEN}/taxonomies/{ONE}", OrukTaxonomyDetail.as_view(), name="oruk_taxonomy_detail"),
    path(f"{OPEN}/taxonomy_terms", OrukTaxonomyTermList.as_view(), name="oruk_taxonomy_term_list"),
    path(
        f"{OPEN}/taxonomy_terms/{ONE}",
        OrukTaxonomyTermDetail.as_view(),
        name="oruk_taxonomy_term_detail",
    ),
    path(
        f"{OPEN}/service_at_locations",
        OrukServiceAtLocationList.as_view(),
        name="oruk_service_at_location_list",
    ),
    path(
        f"{OPEN}/service_at_locations/{ONE}",
        OrukServiceAtLocationDetail.as_view(),
        name="oruk_service_at_location_detail",
    ),
    path(f"{OPEN}/<path:rest>", OrukMissing.as_view(), name="oruk_missing"),
]
