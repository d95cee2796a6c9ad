namespace WsSpec.Harness.Driving;

/// <summary>A case has borne all the silence that one may, so that what it does not see from here on would prove nothing.</summary>
internal sealed class AbandonedException : Exception;
