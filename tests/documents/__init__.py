"""Documents as offices make them: any figures, any format, any damage, and what a reader should find in them."""

from tests.documents.making import Made, make, plan, planned

__all__ = ["Made", "make", "plan", "planned"]
