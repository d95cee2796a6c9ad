using System.Text;
using FsCheck;
using FsCheck.Fluent;
using NUnit.Framework;
using WsSpec.Harness.Cli;
using WsSpec.Harness.Configuring;
using WsSpec.Harness.Invocation;
using WsSpec.Harness.Tests.Reports;

namespace WsSpec.Harness.Tests.Configuring;

/// <summary>A file says what flags say, and nothing else.</summary>
public sealed class SettingsProperties
{
    private static readonly Arbitrary<byte[]> Octets = Gen.OneOf(
        ArbMap.Default.GeneratorFor<byte[]>(),
        from settings in AnySettings.Arbitrary.Generator
        from at in Gen.Choose(0, int.MaxValue)
        from instead in ArbMap.Default.GeneratorFor<byte[]>()
        from length in Gen.Choose(0, 4)
        select Changed(Encoding.UTF8.GetBytes(settings.File), at, length, instead)).ToArbitrary();

    [Property(MaxTest = 300)]
    public Property AFileSaysTheSameAsTheFlagsSpelledOut() => Prop.ForAll(AnySettings.Arbitrary, settings => Assert.That(
        ConfiguredCommand.With(settings.File, "run"), Is.EquivalentTo(ConfiguredCommand.Alone(["run", .. settings.Flags])), settings.File));

    [Property(MaxTest = 200)]
    public Property WhatTheCommandLineSaysWins() => Prop.ForAll(AnySettings.Arbitrary, AnySettings.Arbitrary, (file, flags) =>
    {
        var (said, alone) = (ConfiguredCommand.With(file.File, ["run", .. flags.Flags]), ConfiguredCommand.Alone(["run", .. flags.Flags]));
        Assert.That(alone, Is.SubsetOf(said));
        Assert.That(said.Keys, Is.EquivalentTo(alone.Keys.Union(ConfiguredCommand.With(file.File, "run").Keys)));
    });

    [Property(MaxTest = 200)]
    public Property TheSchemaTakesWhatTheProgramTakes() => Prop.ForAll(AnySettings.Arbitrary, settings =>
        Assert.That(Schemas.ConfigErrors(settings.File.TrimStart('\uFEFF')), Is.Empty));

    /// <summary>Whatever is in it, a file is read, or refused in one line that says where.</summary>
    [Property(MaxTest = 2000)]
    public Property OctetsAreSettingsOrAComplaint() => Prop.ForAll(Octets, octets =>
    {
        try
        {
            SettingsFile.Of("file.json", octets, Application.Root().Parse("run"));
        }
        catch (CommandException e)
        {
            Assert.That(e.Message, Does.Match(@"\Afile\.json:[1-9][0-9]*:[1-9][0-9]*: [^\n]+\z"));
            Assert.That(e.ExitCode, Is.EqualTo(ExitCode.Usage));
        }
    });

    private static byte[] Changed(byte[] octets, int at, int length, byte[] instead)
    {
        var from = at % (octets.Length + 1);
        return [.. octets[..from], .. instead, .. octets[Math.Min(octets.Length, from + length)..]];
    }
}
