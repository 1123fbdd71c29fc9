"""Addresses of sign-in and accounts."""

from django.urls import path

from wayhome.workspace.accounts import views

urlpatterns = [
    path("sign-in/", views.sign_in, name="sign-in"),
    path("sign-out/", views.sign_out, name="sign-out"),
    path("password/", views.own_password, name="own-password"),
    path("accounts/", views.accounts, name="accounts"),
    path("accounts/new/", views.new_account, name="new-account"),
    path("accounts/<int:account_id>/", views.account, name="account"),
    path("accounts/<int:account_id>/close/", views.close_account, name="close-account"),
    path("accounts/<int:account_id>/reopen/", views.reopen_account, name="reopen-account"),
]
