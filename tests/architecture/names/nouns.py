"""What else a module may be named for, by package: a thing of PRODUCT or of the field, or the bare verb of a command."""

NOUNS: dict[str, str] = {
    "care": """
        bridges builder client_context curation entry_csv grant_summary import_preview model news partner_events parts
        readable_sessions scopes session_events statements suggestions terms therapists topics trends wants
    """,
    "checkins": """
        places spans trends vocabulary
    """,
    "delivery": """
        account_mail addressees agenda_item announcements backlog calendar_item clock_jumps dead_letters devices digest dispatch
        email failures file_backend jobs lead_times loop notification_type occurrences outbox parent_process partner_events
        preferences_form push queue recipient run schedules snooze_link tasks unsubscribe visibility
    """,
    "dreams": """
        agenda support text_fields
    """,
    "feed": """
        calendar_choice calendar_file
    """,
    "helplines": """
        catalog check loader model
    """,
    "intentions": """
        agenda amounts anonymity budget_and_research catalog celebration cells chart choosing column_names columns
        details draft encoding erasure followers format acts importer
        monthly_amount occurrences overview partner_events progress projection projection_text readable_details
        readable_figures revisit_schedule states substeps summaries text_authorship totals weaving
    """,
    "lib": """
        address_spelling affect_grid calendar_rules chart_labels charts circles clock csv_text currency_names image_formats
        intervals
        isolated_text local_time markdown money ordering origins pdf periods plain_yaml progress_cord quiet_hours request_data rrule
        series spectrum spreadsheets svg_numbers text_direction text_search venn
    """,
    "milestones": """
        occurrences partner_events reader
    """,
    "people": """
        activity adapter archive auth_backend auth_forms code_tries couple_context erase erasure_summary export hues
        import_file import_plan page past pending_import pin pin_limits planned_erasure proof invitation_limits
        known_devices lockout mail mfa_adapter needs notice_delays opened_invitation qr recipients separation
        session_store sessions sharing_summary time_zones week_starts
    """,
    "privacy": """
        accounts audit base content erasure export fields grants import_kinds install keys master_key model
        plain_columns policies query_cache reasons
        registry schema scoping seal_names sealed_copy sharing transaction unowned_tables unscoped viewer
    """,
    "prompts": """
        agenda catalog check deck_csv digest loader model rotation validation
    """,
    "readiness": """
        agenda alignment answers apart_and_firm area_state blind_spots builder catalog check comparison consent
        consenting_couples continuity disclosure discussion_guide duration figures follow_ups item_order loader
        model modules movement numbers preview progress reading_aids reading_aids_text reflection reliability response_merge
        retake_reminders retest reveal rules simulate simulation statements screens status strangers_baseline synthetic_couples
        talk_first thresholds truth understanding validation values
    """,
    "bridges": """
        agenda context dialogue moves partner_events phrases ranking session sides state story
    """,
    "rituals": """
        catalog choosing occasions partner_events rule_phrases rule_text turns
    """,
    "story": """
        bridges calendar days definitions evidence_text facts figures five_year_plan horizon intentions milestones moments notes
        partner_events readiness rituals statements
    """,
    "ui": """
        controls edit_conflict fields icons key pagination reorder request_limits responses
        static_bundle svg units url_words
    """,
    "vault": """
        archive candidates contents door items key kinds session
    """,
    "vision": """
        attachments board encrypted_storage images inventory joint_text letters preparation upload_handler vault_parts voice_memos
    """,
    "web": """
        app_lock context_processors data_kind data_kinds error_pages first_week health middleware pwa quick_exit request resend
        retention security_txt table_facts unsent
    """,
}
