"""Addresses of sign-in and accounts."""

from django.urls import path

from wayhome.workspace.accounts import administering, views

urlpatterns = [
    path("sign-in/", views.sign_in, name="sign-in"),
    path("sign-out/", views.sign_out, name="sign-out"),
    path("password/", views.own_password, name="own-password"),
    path("accounts/", administering.accounts, name="accounts"),
    path("accounts/new/", administering.new_account, name="new-account"),
    path("accounts/<int:account_id>/", administering.account, name="account"),
    path("accounts/<int:account_id>/password/", administering.give_password, name="give-password"),
    path("accounts/<int:account_id>/unlock/", administering.lift_lock, name="lift-lock"),
    path("accounts/<int:account_id>/close/", administering.close_account, name="close-account"),
    path("accounts/<int:account_id>/reopen/", administering.reopen_account, name="reopen-account"),
]
