"""What `helpbot doctor` finds in Slack, and how to fix it."""

from __future__ import annotations

from helpbot.credentials import Secrets
from helpbot.problems import Finding
from helpbot.settings import Settings
from helpbot.slack.doctor import examine
from helpbot.slack.manifest import manifest
from helpbot.workspace import Workspace


def found(secrets: Secrets, **slack: object) -> list[Finding]:
    return list(examine(secrets, Settings.model_validate({"slack": slack})))


def to_mend(secrets: Secrets, **slack: object) -> list[str]:
    return [finding.what for finding in found(secrets, **slack) if finding.fix]


def test_all_is_well(workspace: Workspace, secrets: Secrets) -> None:
    triage, help_ = workspace.channel("triage"), workspace.channel("help")

    assert to_mend(secrets, triage_channel=triage.id, help_channels=[help_.id]) == []


def test_a_wrong_token_is_named_and_nothing_more_is_checked(secrets: Secrets) -> None:
    [finding] = found(secrets.model_copy(update={"bot_token": "xoxb-wrong"}))

    assert finding.what == "Slack does not accept the token in SLACK_BOT_TOKEN (invalid_auth)"


def test_the_app_token_is_tested(workspace: Workspace, secrets: Secrets) -> None:
    triage = workspace.channel("triage")
    wrong = secrets.model_copy(update={"app_token": "xapp-wrong"})

    assert to_mend(wrong, triage_channel=triage.id) == [
        "Slack does not accept the token in SLACK_APP_TOKEN (invalid_auth)"
    ]


def test_over_http_the_signing_secret_is_checked_instead_of_the_app_token(
    workspace: Workspace, secrets: Secrets
) -> None:
    triage, signing = workspace.channel("triage"), "0123456789abcdef" * 2
    signed = secrets.model_copy(update={"app_token": "", "signing_secret": signing})
    mixed_up = secrets.model_copy(update={"app_token": "", "signing_secret": workspace.bot_token})

    assert "the signing secret is set; whether it is this app's, Slack's first request shows" in [
        finding.what for finding in found(signed, triage_channel=triage.id)
    ]
    assert to_mend(signed, triage_channel=triage.id) == []
    assert to_mend(mixed_up, triage_channel=triage.id) == [
        "SLACK_SIGNING_SECRET does not look like a signing secret: that has 32 digits, 0-9 and a-f"
    ]


def test_missing_scopes_are_named() -> None:
    made = manifest(Settings())
    made["oauth_config"]["scopes"]["bot"].remove("commands")
    with Workspace(made) as poor:
        secrets = Secrets(bot_token=poor.bot_token, app_token=poor.app_token, api_url=poor.api_url)
        triage = poor.channel("triage")

        assert to_mend(secrets, triage_channel=triage.id) == ["scopes are missing: commands"]


def test_channels_that_the_bot_cannot_read_are_named(workspace: Workspace, secrets: Secrets) -> None:
    outside = workspace.channel("outside", with_bot=False)

    findings = [finding for finding in found(secrets, triage_channel=outside.id, help_channels=["C404"]) if finding.fix]

    assert [finding.what.rpartition(" cannot")[0] for finding in findings] == [
        f"the triage channel {outside.id}",
        "the help channel C404",
    ]
    assert "/invite" in findings[0].fix


def test_people_are_looked_up_by_their_ids(workspace: Workspace, secrets: Secrets) -> None:
    triage, eva = workspace.channel("triage"), workspace.user("eva")

    findings = found(secrets, triage_channel=triage.id, agents=[eva.id, "eva"], admins=[eva.id])

    assert findings[-2:] == [
        Finding(
            "slack.agents names 'eva', who cannot be found (user_not_found)",
            "write the user id (the person's profile, ⋮, Copy member ID) into app.yaml",
        ),
        Finding("Slack knows everybody in slack.admins (1)"),
    ]
