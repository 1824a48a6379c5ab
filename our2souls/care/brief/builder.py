"""A brief, from what is open to the eyes that look: a therapist's, or a partner's who looks how it would be.

Nothing is kept of it: it is read anew each time, so that what was closed a moment ago is not in it (docs/decisions/0059).
"""

from our2souls.care.brief import bridges, news, parts, statements, topics, trends, wants
from our2souls.care.brief.model import Brief, FaceWords
from our2souls.care.consent import scopes
from our2souls.care.consent.access import ClientAccess
from our2souls.care.sessions import queries as session_queries
from our2souls.privacy.viewer import viewing


def build(client: ClientAccess) -> Brief:
    """All that is open of a couple, in words of the current language; a fixed number of queries, for each part a few.

    Whoever looks, it depends on the client's eyes alone.
    """
    with viewing(client.eyes):
        rows = parts.standing_grants(client)
        since = news.last_look(client)
        intentions, more, resting = wants.wants(client) if client.has(scopes.INTENTIONS) else ((), 0, ())
        areas = topics.open_areas(client) if client.items(scopes.REPORT) else topics.OpenAreas((), None)
        first, topics_left_out, firm = topics.topics(client, areas)
        built, agreements = bridges.bridges(client) if client.items(scopes.BRIDGE) else ((), ())
        return Brief(
            parts=parts.open_parts(client, rows),
            since=since,
            news=news.news(client, rows, agreements, since) if since else (),
            questions=tuple(
                FaceWords(client.us.face(row.person_id), row.words)
                for row in session_queries.open_questions(client.engagement)
            ),
            kept=tuple(each.title for each in session_queries.kept_topics(client)) if areas.areas else (),
            wants=intentions,
            wants_left_out=more,
            values=topics.values(client, areas),
            topics=first,
            topics_left_out=topics_left_out,
            firm=firm,
            bridges=built,
            resting=resting,
            trends=trends.trends(client),
            statements=statements.statements(client) if client.items(scopes.STATEMENTS) else (),
            moments=news.moments(client),
        )
