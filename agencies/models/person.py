"""People and their appointments: who acts for which agency, in which role."""

from __future__ import annotations

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager, PermissionsMixin
from django.core.validators import RegexValidator
from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower

from agencies.models.agency import Agency
from agencies.roles import ADMINISTRATORS, LABELS, Role

username_format = RegexValidator(r"^[a-z0-9][a-z0-9._-]{2,39}$", "用户名用小写字母、数字和 . _ -，3到40位。")


def plain_username(typed: str) -> str:
    """The user name as it is kept, of whatever was typed; signing in and locking both go by it."""
    return typed.strip().lower()


class PersonManager(BaseUserManager["Person"]):
    def create_user(self, username: str, name: str, password: str | None = None, **fields) -> Person:
        person = self.model(username=username, name=name, **fields)
        person.set_password(password)
        person.full_clean(exclude=["password"])
        person.save(using=self._db)
        return person

    def create_superuser(self, username: str, name: str, password: str | None = None, **fields) -> Person:
        """For repair only: the admin site, no part in any report."""
        return self.create_user(username, name, password, is_staff=True, is_superuser=True, **fields)

    def get_by_natural_key(self, username: str) -> Person:
        return self.get(username=plain_username(username))


class Person(AbstractBaseUser, PermissionsMixin):
    """Somebody who signs in. What he may do follows from his appointments alone."""

    username = models.CharField("用户名", max_length=40, unique=True, validators=[username_format])
    name = models.CharField("姓名", max_length=40)
    phone = models.CharField("办公电话", max_length=30, blank=True)
    email = models.EmailField("电子邮箱", blank=True)
    is_active = models.BooleanField("在用", default=True)
    is_staff = models.BooleanField("可进入维修界面", default=False)
    is_demo = models.BooleanField("演示账户", default=False, editable=False)
    must_change_password = models.BooleanField("须改密码", default=False, editable=False)
    joined_at = models.DateTimeField("建立时间", auto_now_add=True)

    USERNAME_FIELD = "username"
    REQUIRED_FIELDS = ["name"]

    objects = PersonManager()

    class Meta:
        verbose_name = verbose_name_plural = "人员"
        constraints = [
            models.UniqueConstraint(Lower("username"), name="person_username_any_case"),
        ]

    def __str__(self) -> str:
        return self.name

    def get_full_name(self) -> str:
        return self.name

    def get_short_name(self) -> str:
        return self.name

    @property
    def posts(self) -> list[Appointment]:
        """The appointments, read once a request."""
        if not hasattr(self, "_posts"):
            self._posts = list(self.appointments.select_related("agency"))
        return self._posts

    def roles_at(self, agency: Agency) -> set[Role]:
        """The roles held in this very agency."""
        return {Role(post.role) for post in self.posts if post.agency_id == agency.pk}

    def agencies_as(self, role: Role) -> list[Agency]:
        return [post.agency for post in self.posts if post.role == role]


class Appointment(models.Model):
    """A role of a person in an agency."""

    person = models.ForeignKey(Person, models.CASCADE, related_name="appointments", verbose_name="人员")
    agency = models.ForeignKey(Agency, models.PROTECT, related_name="appointments", verbose_name="机关")
    role = models.CharField(
        "角色", max_length=16, choices=[(role.value, label) for role, label in LABELS.items()]
    )

    class Meta:
        verbose_name = verbose_name_plural = "任职"
        constraints = [
            models.UniqueConstraint(fields=["person", "agency", "role"], name="appointment_once"),
            models.UniqueConstraint(
                fields=["person"],
                condition=Q(role__in=sorted(ADMINISTRATORS)),
                name="appointment_one_administration",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person} {self.agency} {Role(self.role).label}"
