from django.urls import path

from agencies import views

urlpatterns = [
    path("sign-in/", views.sign_in, name="sign-in"),
    path("sign-in/again/", views.sign_in_again, name="sign-in-again"),
    path("sign-in/here/", views.sign_in_here, name="sign-in-here"),
    path("sign-out/", views.sign_out, name="sign-out"),
    path("password/", views.change_password, name="change-password"),
    path("password/email/", views.change_email, name="change-email"),
]
