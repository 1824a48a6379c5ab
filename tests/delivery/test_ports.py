"""Who fills which port: what a lower package is told by those above it stands here, so that nothing joins or goes unseen."""

from our2souls.delivery import registry as delivery_registry
from our2souls.privacy.personal_data import registry as personal_data_registry

NOTICES = {
    "care": [
        "session_note_shared", "session_takeaway", "suggestion_answered", "therapist_accepted", "therapist_asked",
        "therapist_confirmed", "therapist_invited", "therapist_part_closed", "therapist_part_opened", "therapist_question",
        "therapist_resigned", "therapist_seated", "therapist_suggestion", "therapist_table_left",
    ],
    "checkins": ["checkin", "checkin_answered", "checkin_told_more"],
    "delivery": ["digest", "from_partner"],
    "dreams": [
        "dream_again", "dream_shared", "dream_supported", "offer_accepted", "offer_changed", "offer_left", "offer_made",
    ],
    "intentions": [
        "commitment", "commitment_moved", "common_ground_agreed", "common_ground_proposed", "fridge_added",
        "intention_again", "intention_chosen", "intention_reached", "intention_release", "intention_released",
        "intention_reopened", "intention_rested", "intention_resumed", "intention_woven", "milestone_done", "revisit",
        "revisit_answered", "revisit_opened", "why_written",
    ],
    "bridges": [
        "bridge_agreed", "bridge_begun", "bridge_declined", "bridge_opened", "bridge_reopened", "bridge_rests",
        "bridge_resumed", "bridge_review", "bridge_reviewed", "bridge_stopped", "bridge_story",
        "bridge_turn",
    ],
    "milestones": ["milestones_imported", "relationship_milestone"],
    "people": ["erasure_eve", "people.confirmed", "people.joined", "people.left"],
    "prompts": [
        "own_deck_removed", "own_deck_restored", "own_prompt_removed", "own_prompt_restored", "prompt", "prompt_opened",
    ],
    "readiness": ["readiness_more", "readiness_open", "retake", "sitting"],
    "rituals": [
        "ritual", "ritual_agreed", "ritual_changed", "ritual_ended", "ritual_left_as_it_was", "ritual_moved",
        "ritual_proposed", "ritual_rested",
        "ritual_resume_asked", "ritual_resumed", "ritual_time_left_out", "ritual_time_moved", "ritual_time_put_back",
    ],
    "story": ["statement_shared"],
    "vision": ["letter", "own_letter"],
}  # fmt: skip


def test_every_notice_is_somebodys() -> None:
    assert delivery_registry.notification_types.names() == sorted(name for names in NOTICES.values() for name in names)


def test_what_waits_for_a_moment_of_the_two_comes_from_the_readiness_test() -> None:
    assert delivery_registry.agenda.fillers() == ["readiness"]


def test_tasks_and_personal_data_are_filled_by_those_listed_here() -> None:
    assert sorted(delivery_registry.maintenance_tasks.all()) == [
        "calendar files nobody decided on", "erasures whose week is over", "files without a note", "forms that were sent",
        "imports nobody decided on", "old account mail", "photos and memos that wait",
        "reminders that came once",
    ]  # fmt: skip
    assert list(delivery_registry.frequent_tasks.all()) == ["account mail", "jobs"]
    assert [data.package for data in personal_data_registry.packages()] == [
        "bridges", "care", "checkins", "delivery", "dreams", "feed", "intentions", "milestones", "people", "prompts", "readiness",
        "rituals",
        "story", "vault", "vision", "web",
    ]  # fmt: skip
