"""Pictures drawn at build time from what stands on the pages: SVG for the eye, beside a list or table for all."""

from footnoted.markdown.views.bars import bar_chart
from footnoted.markdown.views.flows import flow_diagram
from footnoted.markdown.views.timeline import timeline_chart

__all__ = ["bar_chart", "flow_diagram", "timeline_chart"]
