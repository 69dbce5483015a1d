"""Reports of a checked plan, made when they are asked for."""
from views.storage import CheckedPlan
def show_downloads(plan: CheckedPlan) -> None:
    """TODO"""
