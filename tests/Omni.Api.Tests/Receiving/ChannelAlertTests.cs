using System.Text.Json;
using Omni.Testing;

namespace Omni.Api.Tests.Receiving;

/// <summary>What an operator may act on is an alert, once for each instance of the account.</summary>
public sealed class ChannelAlertTests(HostFixture fixture) : IClassFixture<HostFixture>
{
    private const string Account = "102290129340398";

    private static readonly (string Field, string Value, string Type, string Severity, string Message)[] Cases =
    [
        ("account_alerts", """
            {"entity_type":"BUSINESS","entity_id":"7","alert_info":{"alert_severity":"CRITICAL","alert_status":"ACTIVE",
            "alert_type":"PROFILE_PICTURE_LOST","alert_description":"The picture is gone"}}
            """,
            "account_alerts", "critical", "The picture is gone"),
        ("account_alerts", """
            {"entity_type":"BUSINESS","entity_id":"8","alert_severity":"WARNING","alert_status":"ACTIVE","alert_type":"X",
            "alert_description":"flat"}
            """,
            "account_alerts", "warning", "flat"),
        ("account_alerts", """{"alert_info":{"alert_severity":"INFORMATIONAL","alert_status":"NONE","alert_type":"OBA_APPROVED"}}""",
            "account_alerts", "info", "OBA_APPROVED"),
        ("account_update", """{"event":"ACCOUNT_VIOLATION","violation_info":{"violation_type":"SPAM"}}""",
            "account_update", "warning", "SPAM"),
        ("account_update", """{"event":"VERIFIED_ACCOUNT"}""", "account_update", "info", "VERIFIED_ACCOUNT"),
        ("phone_number_quality_update", """{"display_phone_number":"15550783881","event":"FLAGGED","current_limit":"TIER_1K"}""",
            "phone_number_quality_update", "warning", "FLAGGED"),
        ("phone_number_quality_update", """{"display_phone_number":"15550783881","event":"ONBOARDING"}""",
            "phone_number_quality_update", "info", "ONBOARDING"),
        ("phone_number_name_update", """{"display_phone_number":"15550783881","decision":"REJECTED","requested_verified_name":"Shop"}""",
            "phone_number_name_update", "info", "REJECTED"),
        ("account_review_update", """{"decision":"REJECTED"}""", "other", "warning", "REJECTED"),
        ("business_capability_update", """{"max_daily_conversations_per_business":2000}""", "other", "info", "limits"),
        ("security", """{"display_phone_number":"15550783881","event":"PIN_CHANGED"}""", "other", "info", "PIN_CHANGED"),
    ];

    private OmniHost Host => fixture.Host;

    [Fact]
    public async Task Each_field_is_an_alert_with_its_severity_however_often_it_comes()
    {
        foreach (var (index, (field, value, _, _, _)) in Cases.Index())
        {
            await fixture.PostWebhookAsync(Body(field, value, index));
            await fixture.PostWebhookAsync(Body(field, value, index));
        }

        await Host.ProcessedAsync(fixture.InstanceId);
        var alerts = (await Host.ListAsync("/api/v2/events?eventType=channel.alert&limit=100")).Reverse().ToList();

        alerts.Should().HaveCount(Cases.Length);
        foreach (var (alert, (field, value, type, severity, message)) in alerts.Zip(Cases))
        {
            var payload = alert.GetProperty("rawPayload");
            (payload.GetProperty("alertType").GetString(), payload.GetProperty("severity").GetString())
                .Should().Be((type, severity), value);
            payload.GetProperty("message").GetString().Should().Contain(message, field);
            (payload.GetProperty("instanceId").GetGuid(), payload.GetProperty("channelType").GetString())
                .Should().Be((fixture.InstanceId, alert.GetProperty("channel").GetString()));
            JsonElement.DeepEquals(payload.GetProperty("data"), JsonElement.Parse(value)).Should().BeTrue(value);
        }

        (alerts[0].GetProperty("rawPayload").GetProperty("entityType").GetString(),
            alerts[0].GetProperty("rawPayload").GetProperty("entityId").GetString()).Should().Be(("BUSINESS", "7"));
    }

    [Fact]
    public async Task A_template_that_no_one_knows_has_its_status_told_in_Omnis_words()
    {
        (string Event, string Status)[] events =
        [
            ("APPROVED", "APPROVED"), ("REJECTED", "REJECTED"), ("PENDING", "PENDING"), ("PAUSED", "PAUSED"), ("FLAGGED", "PAUSED"),
            ("DISABLED", "DELETED"), ("PENDING_DELETION", "DELETED"), ("REINSTATED", "APPROVED"), ("IN_APPEAL", "PENDING"),
        ];
        foreach (var (index, (word, _)) in events.Index())
            await fixture.PostWebhookAsync(Body("message_template_status_update",
                $$"""
                {"event":"{{word}}","message_template_id":4711,"message_template_name":"order","message_template_language":"pt_BR",
                "reason":"NONE"}
                """,
                100 + index));

        await Host.ProcessedAsync(fixture.InstanceId);
        var told = (await Host.ListAsync("/api/v2/events?eventType=template.status_changed&limit=100")).Reverse()
            .Select(e => e.GetProperty("rawPayload")).ToList();

        told.Select(p => p.GetProperty("newStatus").GetString()).Should().Equal(events.Select(e => e.Status));
        told.Should().OnlyContain(p => p.GetProperty("instanceId").GetGuid() == fixture.InstanceId
            && p.GetProperty("metaTemplateId").GetString() == "4711" && p.GetProperty("templateName").GetString() == "order");
    }

    private static byte[] Body(string field, string value, int second) => System.Text.Encoding.UTF8.GetBytes(
        $$"""
        {"object":"whatsapp_business_account","entry":[{"id":"{{Account}}","time":{{1_763_900_000 + second}},
        "changes":[{"field":"{{field}}","value":{{value}}}]}]}
        """);
}
