"""Who may do what: the roles a person holds in an agency. The words are the field's own."""

from enum import StrEnum


class Role(StrEnum):
    """A role in one agency; SUPERVISOR reaches the agencies below it, the administrators touch no content."""

    AUTHOR = "author"
    REVIEWER = "reviewer"
    SUPERVISOR = "supervisor"
    SYSTEM_ADMIN = "system_admin"
    SECURITY_ADMIN = "security_admin"
    AUDIT_ADMIN = "audit_admin"

    @property
    def label(self) -> str:
        return LABELS[self]


LABELS = {
    Role.AUTHOR: "填报人",
    Role.REVIEWER: "审核人",
    Role.SUPERVISOR: "主管部门审核员",
    Role.SYSTEM_ADMIN: "系统管理员",
    Role.SECURITY_ADMIN: "安全管理员",
    Role.AUDIT_ADMIN: "审计管理员",
}
ADMINISTRATORS = frozenset({Role.SYSTEM_ADMIN, Role.SECURITY_ADMIN, Role.AUDIT_ADMIN})


def clash(held: set[Role], new: Role) -> str | None:
    """Why a person who holds these roles cannot take the new one, or None.

    The three administrators exclude one another and every role that touches reports (GB/T 22239 三员分立).
    """
    if any((new in ADMINISTRATORS) or (role in ADMINISTRATORS) for role in held - {new}):
        return f"{new.label}不能与{'、'.join(role.label for role in sorted(held))}由同一人担任。"
    return None
