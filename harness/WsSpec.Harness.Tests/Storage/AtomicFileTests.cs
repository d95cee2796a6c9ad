using System.Text;
using FsCheck;
using NUnit.Framework;
using WsSpec.Harness.Storage;
using WsSpec.Harness.Tests.Cli;

namespace WsSpec.Harness.Tests.Storage;

public sealed class AtomicFileTests
{
    [Test]
    public void WhatCannotBeWrittenToItsEndLeavesWhatWasThere()
    {
        using var folder = new TemporaryFolder();
        var path = folder.Write("report.json", "before");
        Assert.That(() => AtomicFile.Write(path, file =>
        {
            file.Write("half"u8);
            throw new IOException("full");
        }), Throws.TypeOf<IOException>());
        Assert.That(File.ReadAllText(path), Is.EqualTo("before"));
        Assert.That(Directory.EnumerateFiles(folder[""]), Has.Exactly(1).Items);
    }

    [Test]
    public void FoldersOnTheWayAreMade()
    {
        using var folder = new TemporaryFolder();
        AtomicFile.Write(folder["a/b/c.txt"], file => file.Write("x"u8));
        Assert.That(File.ReadAllText(folder["a/b/c.txt"]), Is.EqualTo("x"));
    }

    [Test]
    [Platform(Exclude = "Win")]
    public void ALinkStaysOne()
    {
        using var folder = new TemporaryFolder();
        folder.Write("there", "before");
        File.CreateSymbolicLink(folder["link"], folder["there"]);
        AtomicFile.Write(folder["link"], file => file.Write("after"u8));
        Assert.That((File.ReadAllText(folder["there"]), new FileInfo(folder["link"]).LinkTarget), Is.EqualTo(("after", folder["there"])));
    }

    [Test]
    public void CheckingLeavesNothingBehind()
    {
        using var folder = new TemporaryFolder();
        var path = folder.Write("report.json", "before");
        AtomicFile.Check(path);
        AtomicFile.Check(folder["new.json"]);
        Assert.That(Directory.EnumerateFiles(folder[""]), Is.EqualTo((string[])[path]));
        Assert.That(File.ReadAllText(path), Is.EqualTo("before"));
    }

    [Test]
    public void AFolderIsNoFile()
    {
        using var folder = new TemporaryFolder();
        Assert.That(() => AtomicFile.Check(folder[""].TrimEnd('/')), Throws.InstanceOf<IOException>());
    }

    [Property]
    public void NamesAreSafeAndNoTwoAreTheSame(NonNull<string> one, NonNull<string> other)
    {
        var name = SafeName.Of(one.Get);
        Assert.That(name, Does.Match("^[a-z0-9._-]+$").And.Length.LessThanOrEqualTo(87));
        var areTheSame = Encoding.UTF8.GetBytes(one.Get).AsSpan().SequenceEqual(Encoding.UTF8.GetBytes(other.Get));
        Assert.That(name == SafeName.Of(other.Get), Is.EqualTo(areTheSame));
    }
}
