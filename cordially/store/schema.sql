CREATE TABLE "django_migrations" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "app" varchar(255) NOT NULL, "name" varchar(255) NOT NULL, "applied" datetime NOT NULL);
CREATE TABLE "talk" ("interaction_id" integer NOT NULL PRIMARY KEY REFERENCES "interaction" ("id") DEFERRABLE INITIALLY DEFERRED, "turns" text NOT NULL CHECK ((JSON_VALID("turns") OR "turns" IS NULL)));
CREATE TABLE "import" ("event_id" integer NOT NULL PRIMARY KEY REFERENCES "event" ("id") DEFERRABLE INITIALLY DEFERRED, "source" text NOT NULL, "path" text NOT NULL, "mark" text NOT NULL, "mark_of" BLOB NOT NULL, "read" integer NOT NULL, "new" integer NOT NULL, "changed" integer NOT NULL, "known" integer NOT NULL, "left_out" text NOT NULL CHECK ((JSON_VALID("left_out") OR "left_out" IS NULL)), "first_at" bigint NULL, "last_at" bigint NULL, "ended_at" datetime NULL);
CREATE TABLE "change" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "table" text NOT NULL, "row" integer NOT NULL, "before" text NULL CHECK ((JSON_VALID("before") OR "before" IS NULL)), "after" text NULL CHECK ((JSON_VALID("after") OR "after" IS NULL)), "event_id" integer NOT NULL REFERENCES "event" ("id") DEFERRABLE INITIALLY DEFERRED);
CREATE TABLE "note" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "text" text NOT NULL, "at" datetime NOT NULL, "event_id" integer NOT NULL REFERENCES "event" ("id") DEFERRABLE INITIALLY DEFERRED, "person_id" integer NOT NULL REFERENCES "person" ("id") DEFERRABLE INITIALLY DEFERRED);
CREATE TABLE "correction" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "kind" text NOT NULL, "at" datetime NOT NULL, "event_id" integer NOT NULL REFERENCES "event" ("id") DEFERRABLE INITIALLY DEFERRED, "other_id" integer NULL REFERENCES "person" ("id") DEFERRABLE INITIALLY DEFERRED, "person_id" integer NOT NULL REFERENCES "person" ("id") DEFERRABLE INITIALLY DEFERRED);
CREATE TABLE "space" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "name" text NOT NULL, "tempo" text NULL CHECK ((JSON_VALID("tempo") OR "tempo" IS NULL)), "created_at" datetime NOT NULL, "reckoned" bigint NULL, "needs_by" text NOT NULL, "looked" integer NOT NULL, "me_id" integer NULL REFERENCES "person" ("id") DEFERRABLE INITIALLY DEFERRED);
CREATE TABLE "shelf" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "kind" text NOT NULL, "title" text NOT NULL, "about" text NOT NULL, "link" text NOT NULL, "origin" text NOT NULL, "terms" text NOT NULL, "added_at" datetime NOT NULL, "off_at" datetime NULL, "event_id" integer NOT NULL REFERENCES "event" ("id") DEFERRABLE INITIALLY DEFERRED, "person_id" integer NULL REFERENCES "person" ("id") DEFERRABLE INITIALLY DEFERRED, "space_id" integer NOT NULL REFERENCES "space" ("id") DEFERRABLE INITIALLY DEFERRED);
CREATE TABLE "rhythm" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "circle" text NOT NULL, "days" integer NOT NULL, "at" datetime NOT NULL, "event_id" integer NOT NULL REFERENCES "event" ("id") DEFERRABLE INITIALLY DEFERRED, "person_id" integer NULL REFERENCES "person" ("id") DEFERRABLE INITIALLY DEFERRED, "space_id" integer NOT NULL REFERENCES "space" ("id") DEFERRABLE INITIALLY DEFERRED);
CREATE TABLE "person" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "name" text NOT NULL, "name_key" text NOT NULL, "named" text NOT NULL, "nature" text NOT NULL, "nature_said" text NOT NULL, "hats" text NOT NULL, "event_id" integer NULL REFERENCES "event" ("id") DEFERRABLE INITIALLY DEFERRED, "space_id" integer NOT NULL REFERENCES "space" ("id") DEFERRABLE INITIALLY DEFERRED, "root_id" integer NULL REFERENCES "person" ("id") DEFERRABLE INITIALLY DEFERRED);
CREATE INDEX "change_event_id_bea45bde" ON "change" ("event_id");
CREATE INDEX "note_event_id_cefabcf5" ON "note" ("event_id");
CREATE INDEX "note_person_id_85b28333" ON "note" ("person_id");
CREATE INDEX "correction_event_id_8b2d3c21" ON "correction" ("event_id");
CREATE INDEX "correction_other_id_4f476de6" ON "correction" ("other_id");
CREATE INDEX "correction_person_id_4d440bbf" ON "correction" ("person_id");
CREATE INDEX "space_me_id_726c206a" ON "space" ("me_id");
CREATE INDEX "shelf_event_id_af03ce94" ON "shelf" ("event_id");
CREATE INDEX "shelf_person_id_d84702bb" ON "shelf" ("person_id");
CREATE INDEX "shelf_space_id_4ad1da1a" ON "shelf" ("space_id");
CREATE INDEX "rhythm_event_id_5d4430d7" ON "rhythm" ("event_id");
CREATE INDEX "rhythm_person_id_45145ad4" ON "rhythm" ("person_id");
CREATE INDEX "rhythm_space_id_be76d96d" ON "rhythm" ("space_id");
CREATE INDEX "person_space_id_01f19963" ON "person" ("space_id");
CREATE TABLE "pace" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "daily" integer NOT NULL, "quiet_days" text NOT NULL, "quiet_from" time NULL, "quiet_to" time NULL, "away_until" date NULL, "at" datetime NOT NULL, "event_id" integer NOT NULL REFERENCES "event" ("id") DEFERRABLE INITIALLY DEFERRED, "space_id" integer NOT NULL REFERENCES "space" ("id") DEFERRABLE INITIALLY DEFERRED);
CREATE TABLE "offer" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "mine" bool NOT NULL, "kind" text NOT NULL, "text" text NOT NULL, "start" integer NOT NULL, "end" integer NOT NULL, "said_at" bigint NOT NULL, "sure" bool NOT NULL, "chance" real NOT NULL, "reason" text NOT NULL, "confirmed_at" datetime NULL, "dismissed_at" datetime NULL, "event_id" integer NULL REFERENCES "event" ("id") DEFERRABLE INITIALLY DEFERRED, "interaction_id" integer NULL REFERENCES "interaction" ("id") DEFERRABLE INITIALLY DEFERRED, "person_id" integer NOT NULL REFERENCES "person" ("id") DEFERRABLE INITIALLY DEFERRED, "space_id" integer NOT NULL REFERENCES "space" ("id") DEFERRABLE INITIALLY DEFERRED);
CREATE TABLE "need" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "mine" bool NOT NULL, "kind" text NOT NULL, "text" text NOT NULL, "start" integer NOT NULL, "end" integer NOT NULL, "said_at" bigint NOT NULL, "sure" bool NOT NULL, "chance" real NOT NULL, "reason" text NOT NULL, "confirmed_at" datetime NULL, "dismissed_at" datetime NULL, "event_id" integer NULL REFERENCES "event" ("id") DEFERRABLE INITIALLY DEFERRED, "interaction_id" integer NULL REFERENCES "interaction" ("id") DEFERRABLE INITIALLY DEFERRED, "person_id" integer NOT NULL REFERENCES "person" ("id") DEFERRABLE INITIALLY DEFERRED, "space_id" integer NOT NULL REFERENCES "space" ("id") DEFERRABLE INITIALLY DEFERRED);
CREATE TABLE "link" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "sure" real NOT NULL, "reasons" text NOT NULL CHECK ((JSON_VALID("reasons") OR "reasons" IS NULL)), "event_id" integer NOT NULL REFERENCES "event" ("id") DEFERRABLE INITIALLY DEFERRED, "other_id" integer NOT NULL REFERENCES "person" ("id") DEFERRABLE INITIALLY DEFERRED, "person_id" integer NOT NULL REFERENCES "person" ("id") DEFERRABLE INITIALLY DEFERRED, "space_id" integer NOT NULL REFERENCES "space" ("id") DEFERRABLE INITIALLY DEFERRED);
CREATE TABLE "introduction" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "why" text NOT NULL, "started_at" datetime NOT NULL, "person_agreed_at" datetime NULL, "person_declined_at" datetime NULL, "other_agreed_at" datetime NULL, "other_declined_at" datetime NULL, "made_at" datetime NULL, "closed_at" datetime NULL, "outcome" text NOT NULL, "event_id" integer NOT NULL REFERENCES "event" ("id") DEFERRABLE INITIALLY DEFERRED, "other_id" integer NOT NULL REFERENCES "person" ("id") DEFERRABLE INITIALLY DEFERRED, "person_id" integer NOT NULL REFERENCES "person" ("id") DEFERRABLE INITIALLY DEFERRED, "space_id" integer NOT NULL REFERENCES "space" ("id") DEFERRABLE INITIALLY DEFERRED);
CREATE INDEX "pace_event_id_05a6d724" ON "pace" ("event_id");
CREATE INDEX "pace_space_id_1670a93f" ON "pace" ("space_id");
CREATE INDEX "offer_event_id_ef2a3eb8" ON "offer" ("event_id");
CREATE INDEX "offer_interaction_id_72a7e31d" ON "offer" ("interaction_id");
CREATE INDEX "offer_person_id_046551a1" ON "offer" ("person_id");
CREATE INDEX "need_event_id_09c47f9e" ON "need" ("event_id");
CREATE INDEX "need_interaction_id_5ca916b5" ON "need" ("interaction_id");
CREATE INDEX "need_person_id_847b2d7d" ON "need" ("person_id");
CREATE INDEX "link_event_id_b9557180" ON "link" ("event_id");
CREATE INDEX "link_other_id_78398e84" ON "link" ("other_id");
CREATE INDEX "link_person_id_ec9240c7" ON "link" ("person_id");
CREATE INDEX "introduction_event_id_0cfe497b" ON "introduction" ("event_id");
CREATE INDEX "introduction_other_id_e0527d72" ON "introduction" ("other_id");
CREATE INDEX "introduction_person_id_b83069a4" ON "introduction" ("person_id");
CREATE INDEX "introduction_space_id_7438a908" ON "introduction" ("space_id");
CREATE TABLE "gift" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "mine" bool NOT NULL, "text" text NOT NULL, "on" date NOT NULL, "outcome" text NOT NULL, "thanks" text NOT NULL, "event_id" integer NOT NULL REFERENCES "event" ("id") DEFERRABLE INITIALLY DEFERRED, "person_id" integer NOT NULL REFERENCES "person" ("id") DEFERRABLE INITIALLY DEFERRED, "item_id" integer NULL REFERENCES "shelf" ("id") DEFERRABLE INITIALLY DEFERRED, "space_id" integer NOT NULL REFERENCES "space" ("id") DEFERRABLE INITIALLY DEFERRED);
CREATE TABLE "follow_up" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "text" text NOT NULL, "on" date NOT NULL, "at" time NULL, "zone" text NOT NULL, "until_in_touch" bool NOT NULL, "written_at" datetime NOT NULL, "event_id" integer NOT NULL REFERENCES "event" ("id") DEFERRABLE INITIALLY DEFERRED, "person_id" integer NOT NULL REFERENCES "person" ("id") DEFERRABLE INITIALLY DEFERRED, "space_id" integer NOT NULL REFERENCES "space" ("id") DEFERRABLE INITIALLY DEFERRED);
CREATE TABLE "feed" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "digest" text NOT NULL UNIQUE, "made_at" datetime NOT NULL, "ended_at" datetime NULL, "event_id" integer NOT NULL REFERENCES "event" ("id") DEFERRABLE INITIALLY DEFERRED, "space_id" integer NOT NULL REFERENCES "space" ("id") DEFERRABLE INITIALLY DEFERRED);
CREATE TABLE "event" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "kind" text NOT NULL, "what" text NOT NULL, "at" datetime NOT NULL, "batch" integer NULL, "undone_at" datetime NULL, "space_id" integer NOT NULL REFERENCES "space" ("id") DEFERRABLE INITIALLY DEFERRED);
CREATE INDEX "gift_event_id_2afa695d" ON "gift" ("event_id");
CREATE INDEX "gift_person_id_5cffcb1a" ON "gift" ("person_id");
CREATE INDEX "gift_item_id_595c7f12" ON "gift" ("item_id");
CREATE INDEX "gift_space_id_f43f84fc" ON "gift" ("space_id");
CREATE INDEX "follow_up_event_id_c2e57218" ON "follow_up" ("event_id");
CREATE INDEX "follow_up_person_id_b557ac94" ON "follow_up" ("person_id");
CREATE INDEX "follow_up_space_id_0d2d6a44" ON "follow_up" ("space_id");
CREATE INDEX "feed_event_id_d5e34748" ON "feed" ("event_id");
CREATE INDEX "feed_space_id_14c8264d" ON "feed" ("space_id");
CREATE INDEX "event_space_id_fe437f89" ON "event" ("space_id");
CREATE TABLE "digest" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "to" text NOT NULL, "notice" bool NOT NULL, "briefs" bool NOT NULL, "at" time NOT NULL, "key" text NOT NULL, "made_at" datetime NOT NULL, "event_id" integer NOT NULL REFERENCES "event" ("id") DEFERRABLE INITIALLY DEFERRED, "space_id" integer NOT NULL REFERENCES "space" ("id") DEFERRABLE INITIALLY DEFERRED);
CREATE TABLE "decision" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "rests_on" text NOT NULL, "kind" text NOT NULL, "until_on" date NULL, "at" datetime NOT NULL, "event_id" integer NOT NULL REFERENCES "event" ("id") DEFERRABLE INITIALLY DEFERRED, "person_id" integer NOT NULL REFERENCES "person" ("id") DEFERRABLE INITIALLY DEFERRED, "space_id" integer NOT NULL REFERENCES "space" ("id") DEFERRABLE INITIALLY DEFERRED);
CREATE TABLE "day" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "kind" text NOT NULL, "why" text NOT NULL, "on" date NOT NULL, "until_on" date NULL, "event_id" integer NULL REFERENCES "event" ("id") DEFERRABLE INITIALLY DEFERRED, "person_id" integer NOT NULL REFERENCES "person" ("id") DEFERRABLE INITIALLY DEFERRED, "space_id" integer NOT NULL REFERENCES "space" ("id") DEFERRABLE INITIALLY DEFERRED);
CREATE TABLE "circle" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "name" text NOT NULL, "at" datetime NOT NULL, "event_id" integer NOT NULL REFERENCES "event" ("id") DEFERRABLE INITIALLY DEFERRED, "person_id" integer NOT NULL REFERENCES "person" ("id") DEFERRABLE INITIALLY DEFERRED, "space_id" integer NOT NULL REFERENCES "space" ("id") DEFERRABLE INITIALLY DEFERRED);
CREATE TABLE "ask" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "mine" bool NOT NULL, "kind" text NOT NULL, "text" text NOT NULL, "start" integer NOT NULL, "end" integer NOT NULL, "said_at" bigint NOT NULL, "sure" bool NOT NULL, "chance" real NOT NULL, "reason" text NOT NULL, "confirmed_at" datetime NULL, "dismissed_at" datetime NULL, "due_on" date NULL, "answered_at" bigint NULL, "let_go_at" datetime NULL, "answered_by_id" integer NULL REFERENCES "interaction" ("id") DEFERRABLE INITIALLY DEFERRED, "interaction_id" integer NULL REFERENCES "interaction" ("id") DEFERRABLE INITIALLY DEFERRED, "event_id" integer NULL REFERENCES "event" ("id") DEFERRABLE INITIALLY DEFERRED, "person_id" integer NOT NULL REFERENCES "person" ("id") DEFERRABLE INITIALLY DEFERRED, "space_id" integer NOT NULL REFERENCES "space" ("id") DEFERRABLE INITIALLY DEFERRED);
CREATE TABLE "todo_place" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "account" text NOT NULL, "path" text NOT NULL, "salt" text NOT NULL, "opened_at" datetime NOT NULL, "tried_at" bigint NOT NULL, "looked_at" datetime NULL, "failed_why" text NOT NULL, "closed_at" datetime NULL, "space_id" integer NOT NULL REFERENCES "space" ("id") DEFERRABLE INITIALLY DEFERRED);
CREATE TABLE "import_problem" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "where" text NOT NULL, "what" text NOT NULL, "reading_id" integer NOT NULL REFERENCES "import" ("event_id") DEFERRABLE INITIALLY DEFERRED);
CREATE TABLE "identity_name" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "name" text NOT NULL, "key" text NOT NULL, "seen" integer NOT NULL, "event_id" integer NOT NULL REFERENCES "event" ("id") DEFERRABLE INITIALLY DEFERRED, "identity_id" integer NOT NULL REFERENCES "identity" ("id") DEFERRABLE INITIALLY DEFERRED, CONSTRAINT "identity_name_once" UNIQUE ("identity_id", "name", "event_id"));
CREATE TABLE "tie" ("person_id" integer NOT NULL PRIMARY KEY REFERENCES "person" ("id") DEFERRABLE INITIALLY DEFERRED, "figures" text NOT NULL, "glance" real NOT NULL, "peak" real NOT NULL, "sent" integer NOT NULL, "received" integer NOT NULL, "meetings" integer NOT NULL, "first_at" bigint NULL, "last_at" bigint NULL, "last_in_at" bigint NULL, "last_out_at" bigint NULL, "years" text NOT NULL, "unanswered" integer NOT NULL, "space_id" integer NOT NULL REFERENCES "space" ("id") DEFERRABLE INITIALLY DEFERRED);
CREATE TABLE "position" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "organisation" text NOT NULL, "title" text NOT NULL, "since" text NOT NULL, "until" text NOT NULL, "card_id" integer NULL REFERENCES "card" ("id") DEFERRABLE INITIALLY DEFERRED, "event_id" integer NOT NULL REFERENCES "event" ("id") DEFERRABLE INITIALLY DEFERRED, "person_id" integer NOT NULL REFERENCES "person" ("id") DEFERRABLE INITIALLY DEFERRED);
CREATE TABLE "promise" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "mine" bool NOT NULL, "kind" text NOT NULL, "text" text NOT NULL, "start" integer NOT NULL, "end" integer NOT NULL, "said_at" bigint NOT NULL, "sure" bool NOT NULL, "chance" real NOT NULL, "reason" text NOT NULL, "confirmed_at" datetime NULL, "dismissed_at" datetime NULL, "due_on" date NULL, "due_text" text NOT NULL, "firm" bool NOT NULL, "again" integer NOT NULL, "kept_at" bigint NULL, "kept_why" text NOT NULL, "let_go_at" datetime NULL, "event_id" integer NULL REFERENCES "event" ("id") DEFERRABLE INITIALLY DEFERRED, "interaction_id" integer NULL REFERENCES "interaction" ("id") DEFERRABLE INITIALLY DEFERRED, "kept_by_id" integer NULL REFERENCES "interaction" ("id") DEFERRABLE INITIALLY DEFERRED, "person_id" integer NOT NULL REFERENCES "person" ("id") DEFERRABLE INITIALLY DEFERRED, "space_id" integer NOT NULL REFERENCES "space" ("id") DEFERRABLE INITIALLY DEFERRED);
CREATE INDEX "person_root" ON "person" ("root_id");
CREATE INDEX "person_event" ON "person" ("event_id");
CREATE INDEX "person_name_key" ON "person" ("space_id", "name_key");
CREATE TABLE "meaning" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "key" BLOB NOT NULL, "vector" BLOB NOT NULL, "space_id" integer NOT NULL REFERENCES "space" ("id") DEFERRABLE INITIALLY DEFERRED, CONSTRAINT "meaning_once" UNIQUE ("space_id", "key"));
CREATE INDEX "digest_event_id_c7cf5546" ON "digest" ("event_id");
CREATE INDEX "digest_space_id_898b5556" ON "digest" ("space_id");
CREATE INDEX "decision_event_id_dd5ee1ae" ON "decision" ("event_id");
CREATE INDEX "decision_person_id_fd84d9e0" ON "decision" ("person_id");
CREATE INDEX "decision_space_id_575a967e" ON "decision" ("space_id");
CREATE INDEX "day_event_id_dd761374" ON "day" ("event_id");
CREATE INDEX "day_person_id_bd1ad884" ON "day" ("person_id");
CREATE INDEX "day_space_id_deacf7fd" ON "day" ("space_id");
CREATE INDEX "circle_event_id_b9838cb1" ON "circle" ("event_id");
CREATE INDEX "circle_person_id_d84db19c" ON "circle" ("person_id");
CREATE INDEX "circle_space_id_9779bc27" ON "circle" ("space_id");
CREATE INDEX "ask_answered_by_id_d435c00c" ON "ask" ("answered_by_id");
CREATE INDEX "ask_interaction_id_a899db51" ON "ask" ("interaction_id");
CREATE INDEX "ask_event_id_22bcf55a" ON "ask" ("event_id");
CREATE INDEX "ask_person_id_5edb5012" ON "ask" ("person_id");
CREATE INDEX "todo_place_space_id_c86ba0ad" ON "todo_place" ("space_id");
CREATE INDEX "import_problem_reading_id_c16e1702" ON "import_problem" ("reading_id");
CREATE INDEX "identity_name_key_6de167db" ON "identity_name" ("key");
CREATE INDEX "identity_name_event_id_db37e594" ON "identity_name" ("event_id");
CREATE INDEX "position_card_id_3da8796f" ON "position" ("card_id");
CREATE INDEX "position_event_id_d89b66c7" ON "position" ("event_id");
CREATE INDEX "position_person_id_f20483ff" ON "position" ("person_id");
CREATE INDEX "position_begun" ON "position" ("since") WHERE ("since" > '' AND "until" = '');
CREATE INDEX "promise_event_id_bafa76a3" ON "promise" ("event_id");
CREATE INDEX "promise_interaction_id_db2d950a" ON "promise" ("interaction_id");
CREATE INDEX "promise_kept_by_id_8927c54f" ON "promise" ("kept_by_id");
CREATE INDEX "promise_person_id_6d4eef5a" ON "promise" ("person_id");
CREATE INDEX "promise_open" ON "promise" ("space_id", "kept_at", "said_at");
CREATE INDEX "meaning_space_id_a6cb7a71" ON "meaning" ("space_id");
CREATE TABLE "interaction" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "kind" text NOT NULL, "key" BLOB NOT NULL, "at" bigint NULL, "offset" smallint NULL, "seconds" integer NULL, "direction" smallint NOT NULL, "direct" bool NOT NULL, "thread" integer NULL, "words" integer NOT NULL, "crowd" integer NOT NULL, "signs" smallint NOT NULL, "answering" bool NOT NULL, "cancelled_at" datetime NULL, "heard" bool NOT NULL, "event_id" integer NOT NULL REFERENCES "event" ("id") DEFERRABLE INITIALLY DEFERRED, "space_id" integer NOT NULL REFERENCES "space" ("id") DEFERRABLE INITIALLY DEFERRED, CONSTRAINT "interaction_once" UNIQUE ("key", "space_id"));
CREATE INDEX "interaction_thread" ON "interaction" ("thread");
CREATE INDEX "interaction_at" ON "interaction" ("at");
CREATE INDEX "interaction_unheard" ON "interaction" ("at") WHERE NOT "heard";
CREATE INDEX "interaction_event" ON "interaction" ("event_id");
CREATE TABLE "identity" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "kind" text NOT NULL, "value" text NOT NULL, "event_id" integer NULL REFERENCES "event" ("id") DEFERRABLE INITIALLY DEFERRED, "person_id" integer NOT NULL REFERENCES "person" ("id") DEFERRABLE INITIALLY DEFERRED, "space_id" integer NOT NULL REFERENCES "space" ("id") DEFERRABLE INITIALLY DEFERRED, CONSTRAINT "identity_once" UNIQUE ("space_id", "kind", "value"));
CREATE INDEX "identity_person" ON "identity" ("person_id");
CREATE INDEX "identity_event" ON "identity" ("event_id");
CREATE TABLE "draft" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "about" text NOT NULL, "message" text NOT NULL, "seal" text NOT NULL, "folder" text NOT NULL, "placed_at" bigint NULL, "space_id" integer NOT NULL REFERENCES "space" ("id") DEFERRABLE INITIALLY DEFERRED, CONSTRAINT "draft_once" UNIQUE ("space_id", "about"));
CREATE INDEX "draft_space_id_bd2d02a9" ON "draft" ("space_id");
CREATE TABLE "delivery" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "kind" text NOT NULL, "by" text NOT NULL, "on" date NOT NULL, "about" text NOT NULL, "until" bigint NULL, "message" text NOT NULL, "next_at" bigint NOT NULL, "claimed_at" bigint NULL, "tries" integer NOT NULL, "sent_at" bigint NULL, "given_up_at" bigint NULL, "failed_why" text NOT NULL, "space_id" integer NOT NULL REFERENCES "space" ("id") DEFERRABLE INITIALLY DEFERRED, CONSTRAINT "delivery_once" UNIQUE ("space_id", "kind", "by", "on", "about"));
CREATE INDEX "delivery_space_id_6352dd03" ON "delivery" ("space_id");
CREATE INDEX "decision_rests_on" ON "decision" ("space_id", "rests_on");
CREATE INDEX "day_on" ON "day" ("space_id", "on");
CREATE TABLE "card" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "source" text NOT NULL, "key" text NOT NULL, "name" text NOT NULL, "told" text NOT NULL CHECK ((JSON_VALID("told") OR "told" IS NULL)), "event_id" integer NOT NULL REFERENCES "event" ("id") DEFERRABLE INITIALLY DEFERRED, "person_id" integer NOT NULL REFERENCES "person" ("id") DEFERRABLE INITIALLY DEFERRED, "space_id" integer NOT NULL REFERENCES "space" ("id") DEFERRABLE INITIALLY DEFERRED, CONSTRAINT "card_once" UNIQUE ("space_id", "source", "key"));
CREATE INDEX "card_event_id_b2a00f3f" ON "card" ("event_id");
CREATE INDEX "card_person_id_6b840143" ON "card" ("person_id");
CREATE INDEX "card_birthday" ON "card" ("space_id", (substr(json_extract("told", '$.birthday'), -5)));
CREATE INDEX "card_anniversaries" ON "card" ("space_id", (json_extract("told", '$.anniversaries')));
CREATE INDEX "ask_open" ON "ask" ("space_id", "answered_at", "said_at");
CREATE TABLE "suggestion" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "kind" text NOT NULL, "sure" real NOT NULL, "reasons" text NOT NULL CHECK ((JSON_VALID("reasons") OR "reasons" IS NULL)), "other_id" integer NOT NULL REFERENCES "person" ("id") DEFERRABLE INITIALLY DEFERRED, "person_id" integer NOT NULL REFERENCES "person" ("id") DEFERRABLE INITIALLY DEFERRED, "space_id" integer NOT NULL REFERENCES "space" ("id") DEFERRABLE INITIALLY DEFERRED, CONSTRAINT "suggestion_once" UNIQUE ("kind", "person_id", "other_id"));
CREATE INDEX "suggestion_other_id_a4a9133d" ON "suggestion" ("other_id");
CREATE INDEX "suggestion_person_id_6c938139" ON "suggestion" ("person_id");
CREATE TABLE "todo" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "key" text NOT NULL, "turn" integer NOT NULL, "kind" text NOT NULL, "tag" text NOT NULL, "day" date NULL, "told" text NOT NULL, "ended_at" datetime NULL, "dropped_at" datetime NULL, "acted_id" integer NULL REFERENCES "event" ("id") DEFERRABLE INITIALLY DEFERRED, "place_id" integer NOT NULL REFERENCES "todo_place" ("id") DEFERRABLE INITIALLY DEFERRED, CONSTRAINT "todo_once" UNIQUE ("place_id", "key", "turn"));
CREATE INDEX "todo_acted_id_cdb1991e" ON "todo" ("acted_id");
CREATE INDEX "todo_place_id_8a37bfc0" ON "todo" ("place_id");
CREATE INDEX "tie_glance" ON "tie" ("space_id", "glance" DESC);
CREATE INDEX "tie_peak" ON "tie" ("space_id", "peak" DESC);
CREATE TABLE participant (
    identity_id integer NOT NULL REFERENCES identity(id),
    at integer NOT NULL,
    interaction_id integer NOT NULL REFERENCES interaction(id),
    role integer NOT NULL,
    answer integer NOT NULL DEFAULT 0,
    PRIMARY KEY (identity_id, at, interaction_id, role)
) WITHOUT ROWID;
CREATE INDEX participant_interaction ON participant (interaction_id);
CREATE TABLE words (
    interaction_id integer PRIMARY KEY REFERENCES interaction(id),
    subject text NOT NULL DEFAULT '',
    text text NOT NULL DEFAULT '',
    signature text NOT NULL DEFAULT '',
    attachments text NOT NULL DEFAULT '',
    labels text NOT NULL DEFAULT '',
    place text NOT NULL DEFAULT ''
);
CREATE VIRTUAL TABLE words_index USING fts5 (
    subject, text, content='words', content_rowid='interaction_id', tokenize="porter unicode61 remove_diacritics 2"
);
CREATE TABLE thread_reference (
    space_id integer NOT NULL REFERENCES space(id),
    key integer NOT NULL,
    thread integer NOT NULL,
    event_id integer NOT NULL REFERENCES event(id),
    PRIMARY KEY (key, space_id)
) WITHOUT ROWID;
CREATE TABLE seen_file (
    fingerprint blob PRIMARY KEY,
    event_id integer NOT NULL REFERENCES event(id),
    records integer NOT NULL DEFAULT 0
) WITHOUT ROWID;
CREATE TABLE sighting (
    "table" text NOT NULL,
    "row" integer NOT NULL,
    event_id integer NOT NULL REFERENCES event(id),
    PRIMARY KEY ("table", "row", event_id)
) WITHOUT ROWID;
INSERT INTO django_migrations (app, name, applied) VALUES ('cordially', '0001_initial', datetime('now'));
