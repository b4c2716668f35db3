"""Pages for whoever runs the service; /health/ is among the public ones."""

from django.urls import path

from spcore.ops.views.message_list import message_list
from spcore.ops.views.undelivered_list import undelivered_list
from spcore.ops.views.undelivered_retry import undelivered_retry
from spcore.ops.views.undelivered_settle import undelivered_settle

app_name = "ops"
urlpatterns = [
    path("messages-sent/", message_list, name="message_list"),
    path("undelivered/", undelivered_list, name="undelivered_list"),
    path("undelivered/<uuid:message_id>/retry/", undelivered_retry, name="undelivered_retry"),
    path("undelivered/<uuid:message_id>/settle/", undelivered_settle, name="undelivered_settle"),
]
