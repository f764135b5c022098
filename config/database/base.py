"""Django's PostgreSQL backend, with a pool that has got over a database that hung up by the next request.

Django's own health check (CONN_HEALTH_CHECKS) leaves it to the pool, which tries the connections it holds one after the
other with a pause of one second, two, four between them: after a restart of the database each request waits half a
minute. Whoever finds a dead connection here has all of them replaced, and goes on at once.
"""

from typing import Any

import psycopg
from django.db.backends.postgresql import base


class DatabaseWrapper(base.DatabaseWrapper):
    """Looks at a connection before it is used: one round trip, a twentieth of a millisecond on a socket."""

    def get_new_connection(self, conn_params: dict[str, Any]) -> psycopg.Connection:
        """Errors: OperationalError while the database is away."""
        connection = super().get_new_connection(conn_params)
        if self.pool is None or _answers(connection):
            return connection
        self.pool.putconn(connection)
        self.pool.drain()
        return super().get_new_connection(conn_params)


def _answers(connection: psycopg.Connection) -> bool:
    try:
        connection.execute("")
    except psycopg.OperationalError:
        return False
    return True
