namespace WsSpec.Harness.SelfTest.Misbehaving;

/// <summary>When a frame comes.</summary>
/// <param name="Messages">How many whole messages came before.</param>
/// <param name="FragmentedMessages">How many of them were fragmented.</param>
/// <param name="Fragments">How many frames of an unfinished message came before; 0: none is unfinished.</param>
/// <param name="Controls">How many control frames came before.</param>
/// <param name="IsCut">Whether it comes in more than one read.</param>
public readonly record struct FrameMoment(int Messages, int FragmentedMessages, int Fragments, int Controls, bool IsCut);
