namespace WsSpec.Fuzzing.Processes;

/// <summary>A campaign cannot be run, or not as it was asked for; the message is one sentence.</summary>
internal sealed class CampaignException(string message, Exception? inner = null) : Exception(message, inner);
