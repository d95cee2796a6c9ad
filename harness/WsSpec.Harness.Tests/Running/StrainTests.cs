using FsCheck;
using NUnit.Framework;
using WsSpec.Harness.Running;

namespace WsSpec.Harness.Tests.Running;

public sealed class StrainTests
{
    [TestCase("0.73 2.97 6.51 1/213 4711\n", 2, 1.0)]
    [TestCase("8.00 2.97 6.51 1/213 4711\n", 2, 1.0)]
    [TestCase("16.00 2.97 6.51 1/213 4711\n", 2, 2.0)]
    [TestCase("0.73 2.97 6.51 66/213 4711\n", 2, 3.0)]
    [TestCase("0.73 2.97 6.51 66/213 4711\n", 16, 1.03125)]
    [TestCase("nan 2.97 6.51 ./213 4711\n", 2, 1.0)]
    [TestCase("", 2, 1.0)]
    public void ItIsHowManyWantEachProcessor(string loadAverages, int processors, double strain) =>
        Assert.That(Strain.Of(loadAverages, processors), Is.EqualTo(strain));

    [Property]
    public bool WhateverIsSaidItIsBounded(string? loadAverages, PositiveInt processors) =>
        Strain.Of(loadAverages ?? "", processors.Get) is >= 1 and <= Strain.Most;
}
