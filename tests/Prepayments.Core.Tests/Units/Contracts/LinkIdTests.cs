using static Prepayments.Tests.Units.Ledger;

namespace Prepayments.Tests.Units.Contracts;

/// <summary>
/// Rule D17 by example: the id of a link that a document makes itself is in the number space of the documents, although the link is
/// found with its document.
/// </summary>
public class LinkIdTests
{
    private static readonly PrepaymentPolicy Plain = PrepaymentPolicy.Default;

    private static Order PO(string number = "PO-1") =>
        Order.Create(number, Day(1), OrderLine.Create("1", 10, 100).WithAccount("5000")).WithPrepayment(PrepaymentDefinition.OfPercent(30));

    private static PrepaymentInvoice Ask(string number = "PPI-1", string order = "PO-1") => PrepaymentInvoice.Create(number, Day(2), order);

    private static Payment Pay(string number = "PAY-1", string settle = "PPI-1") =>
        (Payment)Payment.Create(number, Day(3), 300).WithSettlement(settle);

    private static Payment Money(string number, decimal amount = 1, int day = 2) => Payment.Create(number, Day(day), amount);

    private static Invoice Deliver(string number = "INV-1", decimal quantity = 10) =>
        Invoice.Create(number, Day(4)).WithOrder("PO-1").WithOrderLine("1", quantity);

    private static Invoice Free(string number, decimal amount = 1) =>
        Invoice.Create(number, Day(2)).WithLine(InvoiceLine.OfAmount("F", amount).WithAccount("5000"));

    private static Ledger Stored(Ledger ledger) => Ledger.Of(Subledger.FromSnapshot(ledger.State.ToSnapshot()));

    /// <summary>As it was posted, and as it is read back.</summary>
    private static Ledger[] Both(Ledger ledger) => [ledger, Stored(ledger)];

    private static string[] Ids(Subledger state) => [.. state.Links().Select(link => link.Id)];

    /// <summary>A link of every kind, by every document that makes one, in the order of posting.</summary>
    public static TheoryData<bool, string[]> Histories() => new()
    {
        {
            false,
            [
                "PV-1/PO-1", "PAY-1/PPI-1", "PAY-1/PPI-2", "INV-1/PPI-1", "INV-1/PV-1", "CM-1/INV-1", "PCM-1/PPI-1", "REF-1/PAY-2",
                "SET-1", "RES-1", "FOR-1/PPI-2", "APP-1",
            ]
        },
        { true, ["PAY-1/PPI-1", "INV-1/PPI-1/unpaid", "INV-1/PPI-1", "VAL-1/INV-1", "PAY-2/INV-1"] },
    };

    private static Ledger Wide(bool foreign) => foreign
        ? WideInForeignCurrency()
        : WideInOwnCurrency().With(WideProfile.With(AccountRole.Forfeiture, "8000")).Post(
            Settlement.Create("SET-1", Day(10), "PAY-2", "INV-1").WithAmount(1),
            Reversal.Create("REV-2", Day(10), "PV-1/PO-1"),
            Reservation.Create("RES-1", Day(11), "PV-1", "PO-1"),
            Forfeiture.Create("FOR-1", Day(11), "PPI-2").WithAmount(10),
            Application.Create("APP-1", Day(12), "PV-1", "INV-1").WithAmount(1));

    [Theory]
    [MemberData(nameof(Histories))]
    public void Links_AreFoundByTheirIds_InTheOrderOfPosting(bool foreign, string[] ids) => Assert.All(Both(Wide(foreign)), ledger =>
    {
        Assert.Equal(ids, Ids(ledger.State));
        Assert.All(ledger.State.Links(), link => Assert.Same(link, ledger.State.GetLink(link.Id)));
        Assert.All(ids, id => Assert.True(ledger.State.Contains(id)));
        Assert.Equal(
            foreign ? [] : ["PV-1/PO-1 REV-2"],
            ids.Where(id => ledger.State.ReversedBy(id) is not null).Select(id => id + " " + ledger.State.ReversedBy(id)));
        Assert.All(ids, id => Assert.Null(ledger.State.GetItem(id)));
        Assert.All(ids, id => Assert.False(ledger.State.Contains(id + "/unpaid") && !ids.Contains(id + "/unpaid")));
        Assert.All(ids, id => Assert.False(ledger.State.Contains(id + "0")));
        Assert.All(ids, id => Assert.False(ledger.State.Contains(id + "/")));
        Assert.All(ids, id => Assert.False(ledger.State.Contains("/" + id)));
    });

    [Theory]
    [MemberData(nameof(Histories))]
    public void DuplicateNumber_OfADocumentUnderTheIdOfALink(bool foreign, string[] ids) => Assert.All(Both(Wide(foreign)), ledger =>
        Assert.All(ids, id => Assert.All(
            new Document[]
            {
                PO(id), Ask(id), Money(id), Refund.Create(id, Day(20), 1), Free(id), PrepaymentVoucher.Create(id, Day(20), 1),
                Settlement.Create(id, Day(20), "PAY-2", "INV-1"), Application.Create(id, Day(20), "PPI-1", "INV-1"),
                Reservation.Create(id, Day(20), "PV-1", "PO-1"), CreditMemo.Create(id, Day(20), "INV-1").WithLine(CreditedLine.OfAmount("1", 1)),
                PrepaymentCreditMemo.Create(id, Day(20), "PPI-1"), Forfeiture.Create(id, Day(20), "PPI-1"),
                Revaluation.Create(id, Day(20)), Reversal.Create(id, Day(20), "PAY-2"),
            },
            document => Assert.Equal("DuplicateNumber: number " + id, ledger.Refuse(document)))));

    public static TheoryData<string, Document[]> TakenByAnyDocument()
    {
        const string Id = "PAY-1/PPI-1";
        return new()
        {
            { "an order", [PO(Id)] },
            { "an item", [Money(Id)] },
            { "a settlement", [Money("PAY-0"), Free("INV-0"), Settlement.Create(Id, Day(2), "PAY-0", "INV-0")] },
            { "a reservation", [PO("PO-0"), PrepaymentVoucher.Create("PV-0", Day(2), 1), Reservation.Create(Id, Day(2), "PV-0", "PO-0")] },
            { "a revaluation", [Revaluation.Create(Id, Day(2)).WithRate(Currency.Of("USD"), 1)] },
            { "a reversal", [Money("PAY-0"), Reversal.Create(Id, Day(2), "PAY-0")] },
        };
    }

    /// <summary>No other number has a slash, so that nothing else says that there may be one.</summary>
    [Theory]
    [MemberData(nameof(TakenByAnyDocument))]
    public void DuplicateNumber_OfALinkWhoseIdIsTaken(string by, Document[] documents)
    {
        var taken = Of(Plain).Post(documents);
        taken = Of(taken.State).Post(PO(), Ask());

        Assert.All(Both(taken), ledger => Assert.Equal("DuplicateNumber: number PAY-1/PPI-1", ledger.Refuse(Pay())));
        Assert.NotEmpty(by);
    }

    public static TheoryData<string, Document> MakersOfLinks() => new()
    {
        { "PAY-2/INV-0", Money("PAY-2", 5).WithSettlement("INV-0") },
        { "INV-1/PPI-1", Deliver(quantity: 5) },
        { "INV-1/PPI-1/unpaid", Deliver() },
        { "REF/PAY-0", Refund.Create("REF", Day(4), 1).WithSettlement("PAY-0") },
        { "PV/PO-1", PrepaymentVoucher.Create("PV", Day(4), 1).WithReservation("PO-1") },
    };

    /// <summary>The prepayment is applied because the policy says so, and what is unpaid of it is reversed.</summary>
    [Theory]
    [MemberData(nameof(MakersOfLinks))]
    public void DuplicateNumber_OfALinkThatNothingStates(string id, Document document)
    {
        var ledger = Of(PrepaymentPolicy.Finance).Post(
            PO(), Ask(), Payment.Create("PAY-1", Day(3), 200).WithSettlement("PPI-1", 200), Free("INV-0", 5), Money("PAY-0"));
        Stored(ledger).Post(document);
        ledger.Post(Money(id));

        Assert.All(Both(ledger), one => Assert.Equal("DuplicateNumber: number " + id, one.Refuse(document)));
    }

    /// <summary>
    /// A number that is taken stands first in the list, although the link that has it is the last that the invoice comes to: by a
    /// document, by one that was shed, by a link whose id has as many slashes.
    /// </summary>
    [Fact]
    public void DuplicateNumber_OfALinkOfAnInvoiceThatExceedsItsOrder()
    {
        var paid = Of(PrepaymentPolicy.Finance).Post(PO(), Ask(), Pay());
        Assert.StartsWith("ExceedsOrdered", paid.Refuse(Beyond("INV-1", "PO-1")), StringComparison.Ordinal);

        var document = Ledger.Of(paid.State).Post(Money("INV-1/PPI-1"));
        Assert.All(Both(document), one => Assert.Equal("DuplicateNumber: number INV-1/PPI-1", one.Refuse(Beyond("INV-1", "PO-1"))));

        var closed = Of(PrepaymentPolicy.Finance).Post(Free("INV-0"), Money("INV-1/PPI-1").WithSettlement("INV-0"));
        var shed = Ledger.Of(ClosedDocuments.Shed(closed.State, Day(3))).Post(PO(), Ask(), Pay());
        Assert.All(Both(shed), one => Assert.Equal("DuplicateNumber: number INV-1/PPI-1", one.Refuse(Beyond("INV-1", "PO-1"))));

        var link = Of(PrepaymentPolicy.Finance).Post(PO(), Ask(), Deliver(), PO("PO-2"), Ask("unpaid", "PO-2"), Pay("PAY-2", "unpaid"));
        Assert.All(Both(link), one => Assert.Equal("DuplicateNumber: number INV-1/PPI-1/unpaid", one.Refuse(Beyond("INV-1/PPI-1", "PO-2"))));

        static Invoice Beyond(string number, string order) => Invoice.Create(number, Day(4))
            .WithOrder(order).WithOrderLine("1", 11).WithLine(InvoiceLine.OfAmount("F", 500).WithAccount("5000"));
    }

    /// <summary>What is unpaid of the one is reversed under the id by which the other one is applied, be it stated or not.</summary>
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void DuplicateNumber_OfTwoLinksOfOneDocument(bool stated)
    {
        var ledger = Of(PrepaymentPolicy.Finance).Post(
            PO(),
            Ask().WithAmount(100),
            Ask("PPI-1/unpaid").WithAmount(100),
            Payment.Create("PAY-1", Day(3), 50).WithSettlement("PPI-1", 50),
            Payment.Create("PAY-2", Day(3), 100).WithSettlement("PPI-1/unpaid"));
        var invoice = stated ? Deliver().WithApplication("PPI-1").WithApplication("PPI-1/unpaid") : Deliver();

        Assert.All(Both(ledger), one => Assert.Equal("DuplicateNumber: number INV-1/PPI-1/unpaid", one.Refuse(invoice)));
    }

    /// <summary>The id of such a reversal has two slashes, and only one of them may be of the numbers of others.</summary>
    [Fact]
    public void DuplicateNumber_OfAnUnpaidReversalAndASettlement()
    {
        const string Refused = "DuplicateNumber: number INV-1/PPI-1/unpaid";
        var settlement = Money("INV-1/PPI-1").WithSettlement("unpaid");
        var before = Of(PrepaymentPolicy.Finance).Post(PO(), Ask(), Free("unpaid"));
        var reversed = Ledger.Of(before.State).Post(Deliver());
        var settled = Ledger.Of(before.State).Post(settlement);

        Assert.Equal(["INV-1/PPI-1/unpaid"], Ids(reversed.State));
        Assert.All(Both(reversed), one => Assert.Equal(Refused, one.Refuse(settlement)));
        Assert.All(Both(settled), one => Assert.Equal(Refused, one.Refuse(Deliver())));
        Assert.All(Both(reversed), one => one.Post(Money("INV-1/PPI-1")));
    }

    /// <summary>Numbers may have slashes wherever they like.</summary>
    [Fact]
    public void Links_OfNumbersWithSlashes()
    {
        var ledger = Of(Plain).Post(
            PO("PO/1"),
            Ask("2026/PPI/1", "PO/1"),
            Pay("2026/PAY/1", "2026/PPI/1"),
            PrepaymentVoucher.Create("/PV", Day(3), 1).WithReservation("PO/1"),
            Invoice.Create("2026/", Day(4)).WithOrder("PO/1").WithOrderLine("1", 10).WithApplication("2026/PPI/1", 300),
            Money("PAY", 700, 5).WithSettlement("2026/"));
        string[] ids = ["2026/PAY/1/2026/PPI/1", "/PV/PO/1", "2026//2026/PPI/1", "PAY/2026/"];

        Assert.All(Both(ledger), one =>
        {
            Assert.Equal(ids, Ids(one.State));
            Assert.All(ids, id => Assert.Equal(id, one.State.GetLink(id)!.Id));
            Assert.All(ids, id => Assert.Equal("DuplicateNumber: number " + id, one.Refuse(Money(id))));
            Assert.All(
                new[] { "2026", "2026/PAY", "2026/PAY/1/", "2026/PAY/1/2026", "/", "", "/PV/", "/PV/PO", "PAY/", "PAY/2026", "2026//2026/PPI/1/unpaid" },
                number => Assert.False(one.State.Contains(number)));
            Assert.Null(one.State.GetLink("2026/"));
            one.Post(Reversal.Create("REV", Day(5), "2026//2026/PPI/1"));
            Assert.Equal("REV", one.State.ReversedBy("2026//2026/PPI/1"));
            Assert.Null(one.State.ReversedBy("2026/PAY/1/2026/PPI/1"));
        });
    }

    /// <summary>Where the number of one document and that of its target come to the id of another link.</summary>
    [Theory]
    [InlineData("A", "B/C", "A/B", "C")]
    [InlineData("A/B", "C", "A", "B/C")]
    [InlineData("A", "B/C/D/E", "A/B/C/D", "E")]
    [InlineData("A/B/C/D", "E", "A", "B/C/D/E")]
    [InlineData("A/", "B", "A", "/B")]
    [InlineData("A", "/B", "A/", "B")]
    public void DuplicateNumber_OfTwoWaysToOneId(string first, string target, string second, string other)
    {
        var id = first + "/" + target;
        var ledger = Of(Plain).Post(Free(target), Free(other), Money(first).WithSettlement(target));

        Assert.All(Both(ledger), one =>
        {
            Assert.Equal("DuplicateNumber: number " + id, one.Refuse(Money(second).WithSettlement(other)));
            one.Post(Money(second));
            Assert.Equal(first, one.State.GetLink(id)!.Document);
            Assert.Equal(first, Assert.Single(one.State.Links()).Document);
            Assert.Null(one.State.ReversedBy(id));
            one.Post(Settlement.Create("SET", Day(3), second, other), Reversal.Create("REV", Day(4), id));
            Assert.Equal("REV", one.State.ReversedBy(id));
            Assert.Equal((1, 1), (one.Open(first), one.Open(target)));
            Assert.Equal((0, 0), (one.Open(second), one.Open(other)));
        });
    }

    /// <summary>A settlement is a document of its own, whatever its number begins with.</summary>
    [Fact]
    public void Links_OfDocumentsWhoseNumbersLookLikeIds()
    {
        var ledger = Of(Plain).Post(
            Free("INV", 2), Money("PAY"), Settlement.Create("PAY/INV", Day(3), "PAY", "INV"), Money("PAY/1").WithSettlement("INV"));

        Assert.All(Both(ledger), one =>
        {
            Assert.Equal(["PAY/INV", "PAY/1/INV"], Ids(one.State));
            Assert.Equal("PAY/INV", one.State.GetLink("PAY/INV")!.Document);
            Assert.Equal("DuplicateNumber: number PAY/INV", one.Refuse(Money("PAY/INV")));
            one.Post(Reversal.Create("REV", Day(4), "PAY/INV"));
            Assert.Equal(("REV", null), (one.State.ReversedBy("PAY/INV"), one.State.ReversedBy("PAY/1/INV")));
            Assert.Equal((1, 1, 0), (one.Open("INV"), one.Open("PAY"), one.Open("PAY/1")));
        });
    }

    [Fact]
    public void Reversal_OfALinkInsideADocument_IsSeenFromBothItems()
    {
        var ledger = Of(PrepaymentPolicy.Finance).Post(
            PO(),
            Ask(),
            Payment.Create("PAY-1", Day(3), 200).WithSettlement("PPI-1", 200),
            Deliver(),
            Money("PAY-2", 800, 5).WithSettlement("INV-1"));
        var ids = Ids(ledger.State);

        Assert.All(Both(ledger), one =>
        {
            one.Post(Reversal.Create("REV-1", Day(5), "PAY-2/INV-1"), Reversal.Create("REV-2", Day(5), "INV-1/PPI-1"), Reversal.Create("REV-3", Day(5), "INV-1"));
            Assert.All(Both(one), Check);
        });

        void Check(Ledger one)
        {
            Assert.Equal(ids, Ids(one.State));
            Assert.Equal("AlreadyReversed: by REV-1", one.Refuse(Reversal.Create("REV-9", Day(6), "PAY-2/INV-1")));
            Assert.Equal((800, 100), (one.Open("PAY-2"), one.Open("PPI-1")));
            string[] seen =
            [
                .. new[] { ("PAY-1", ids[0]), ("PPI-1", ids[0]), ("INV-1", ids[1]), ("PPI-1", ids[1]), ("INV-1", ids[2]), ("PPI-1", ids[2]), ("INV-1", ids[3]), ("PAY-2", ids[3]) }
                    .Select(pair => pair.Item1 + ": " + pair.Item2 + " " + (one.State.FindItem(pair.Item1)!.FindLink(pair.Item2)!.ReversedBy ?? "lives")),
            ];
            Assert.Equal(
                [
                    "PAY-1: PAY-1/PPI-1 lives", "PPI-1: PAY-1/PPI-1 lives",
                    "INV-1: INV-1/PPI-1/unpaid REV-3", "PPI-1: INV-1/PPI-1/unpaid REV-3",
                    "INV-1: INV-1/PPI-1 REV-2", "PPI-1: INV-1/PPI-1 REV-2",
                    "INV-1: PAY-2/INV-1 REV-1", "PAY-2: PAY-2/INV-1 REV-1",
                ],
                seen);
            Assert.Equal([null, "REV-3", "REV-2", "REV-1"], ids.Select(one.State.ReversedBy));
        }
    }

    [Fact]
    public void Shed_OfLinksInsideDocuments_LeavesTheirIdsTaken()
    {
        var ledger = Of(Plain).Post(
            Free("C"),
            Money("A/B").WithSettlement("C"),
            Free("E"),
            Money("D").WithSettlement("E"),
            PO(),
            Ask(),
            Pay());
        var shed = Ledger.Of(ClosedDocuments.Shed(ledger.State, Day(3)));
        Assert.Equal(["A/B", "A/B/C", "C", "D", "D/E", "E"], shed.State.ToSnapshot().Shed);

        // Of the third, more was shed since.
        var more = Ledger.Of(shed.State).Post(Free("H"), Money("G").WithSettlement("H"));
        Assert.All([.. Both(shed), Ledger.Of(ClosedDocuments.Shed(more.State, Day(3)))], one =>
        {
            Assert.All(new[] { "A/B/C", "D/E" }, id =>
            {
                Assert.True(one.State.Contains(id) && one.State.IsShed(id));
                Assert.Null(one.State.GetLink(id));
                Assert.Null(one.State.ReversedBy(id));
                Assert.Equal("DuplicateNumber: number " + id, one.Refuse(Money(id)));
                Assert.Equal("DuplicateNumber: number " + id, one.Refuse(PO(id)));
                Assert.Equal("UnknownDocument: document " + id + ", shed 2026-01-03", one.Refuse(Reversal.Create("REV", Day(4), id)));
            });
            Assert.Equal(["PAY-1/PPI-1"], Ids(one.State));
            Assert.Equal("DuplicateNumber: number PAY-1/PPI-1", one.Refuse(Money("PAY-1/PPI-1")));

            // A link whose id was one of a document that was named otherwise.
            one.Post(Free("B/C"));
            Assert.Equal("DuplicateNumber: number A/B/C", one.Refuse(Money("A").WithSettlement("B/C")));
            one.Post(Money("A"), Reversal.Create("REV", Day(4), "PAY-1/PPI-1"));
            Assert.Equal((300, 300), (one.Open("PAY-1"), one.Open("PPI-1")));
        });
    }

    /// <summary>
    /// No document makes a reversal of what is unpaid whose document is the prepayment itself. A snapshot that has one is refused, or
    /// comes back as it was.
    /// </summary>
    [Fact]
    public void FromSnapshot_OfAnUnpaidReversalByThePrepaymentItself_IsRefusedOrEqual()
    {
        var snapshot = WideInForeignCurrency().State.ToSnapshot();
        var altered = With(snapshot, link => link.Kind == LinkKind.UnpaidReversal ? With(link, "PPI-1/x", "PPI-1") : link);
        Assert.Single(altered.Links, link => link.Id == "PPI-1/x");

        SubledgerSnapshot? read = null;
        try
        {
            read = Subledger.FromSnapshot(altered).ToSnapshot();
        }
        catch (ArgumentException)
        {
            // Refused.
        }

        Assert.True(read is null || read == altered);
    }

    /// <summary>The first links of a document are found with it, later ones in the map; it makes no difference.</summary>
    [Fact]
    public void Links_OfADocumentWithMany_AreFoundAndReversedAlike()
    {
        const int Many = 40;
        var ledger = Of(Plain);
        var payment = (MoneyDocument)Payment.Create("PAY", Day(3), Many);
        for (var i = 0; i < Many; i++)
        {
            ledger.Post(Free("INV-" + i));
            payment = payment.WithSettlement("INV-" + i);
        }

        ledger.Post(payment);
        for (var i = 0; i < Many; i += 3)
        {
            ledger.Post(Reversal.Create("REV-" + i, Day(4), "PAY/INV-" + i));
        }

        Assert.All(Both(ledger), each =>
        {
            Assert.Equal(Enumerable.Range(0, Many).Select(i => "PAY/INV-" + i), Ids(each.State));
            for (var i = 0; i < Many; i++)
            {
                var id = "PAY/INV-" + i;
                Assert.Equal(id, each.State.GetLink(id)?.Id);
                Assert.Equal(i % 3 == 0 ? "REV-" + i : null, each.State.ReversedBy(id));
                Assert.Equal(i % 3 == 0 ? 1 : 0, each.Open("INV-" + i));
                Assert.StartsWith("DuplicateNumber", each.Refuse(Money(id)), StringComparison.Ordinal);
            }

            Assert.Equal(14, each.Open("PAY"));
        });
    }

    /// <summary>The id of a link is found under a document's number up to a number of slashes, and by itself beyond.</summary>
    [Fact]
    public void Links_OfANumberOfManySlashes_AreFoundByThemselves()
    {
        foreach (var number in new[] { "P/1/2/3/4/5/6/7", "P/1/2/3/4/5/6/7/8/9/10", new string('/', 500) })
        {
            var ledger = Of(Plain).Post(PO(), Ask(), Pay(number));
            Assert.All(Both(ledger), each =>
            {
                Assert.Equal([number + "/PPI-1"], Ids(each.State));
                Assert.Equal(number, each.State.GetLink(number + "/PPI-1")?.Document);
                Assert.StartsWith("DuplicateNumber", each.Refuse(Money(number + "/PPI-1")), StringComparison.Ordinal);
                each.Post(Reversal.Create("REV", Day(5), number + "/PPI-1"));
                Assert.Equal("REV", each.State.ReversedBy(number + "/PPI-1"));
                Assert.Equal(360 - 60, each.Open("PPI-1"));
            });
        }
    }

    /// <summary>Whoever stores a subledger under other ids finds its links by these.</summary>
    [Theory]
    [InlineData("{2}")]
    [InlineData("{0}+{1}")]
    [InlineData("{0}")]
    [InlineData("{0}/{2}")]
    [InlineData("{0}//{1}/{2}")]
    [InlineData("/{0}/{1}/{2}")]
    public void FromSnapshot_OfLinksWithOtherIds_FindsThem(string form)
    {
        var number = 0;
        var snapshot = With(WideInForeignCurrency().State.ToSnapshot(), link => link.Kind == LinkKind.Revaluation ? link : With(
            link,
            string.Format(System.Globalization.CultureInfo.InvariantCulture, form, form == "{0}" ? "own " + number : link.Document, link.To, number++),
            link.Document));
        var state = Subledger.FromSnapshot(snapshot);

        Assert.Equal(snapshot, state.ToSnapshot());
        Assert.All(snapshot.Links, link => Assert.Equal(link, state.GetLink(link.Id)));
        Assert.All(snapshot.Links, link => Assert.Equal("DuplicateNumber: number " + link.Id, Ledger.Of(state).Refuse(Money(link.Id))));
        var last = snapshot.Links[4].Id;
        var ledger = Ledger.Of(state).Post(Reversal.Create("REV", Day(13), last));
        Assert.Equal("REV", ledger.State.ReversedBy(last));
        Assert.Equal(100, ledger.Open("PAY-2"));
    }

    private static Link With(Link link, string id, string document) =>
        Link.Create(id, link.Kind, link.Date, document, link.From, link.To, link.FromParts, link.ToParts, link.Released, link.Journal)
            .WithReleasedLegs(link.ReleasedLegs)
            .WithUndeferred(link.Undeferred, link.UndeferredLegs)
            .WithRevalued(link.FromRevalued, link.ToRevalued, link.ReleasedRevalued);

    private static SubledgerSnapshot With(SubledgerSnapshot snapshot, Converter<Link, Link> altered) => SubledgerSnapshot.Create(
        snapshot.Schema,
        snapshot.Side,
        snapshot.Counterparty,
        snapshot.AccountingCurrency,
        snapshot.Profile,
        snapshot.Policy,
        snapshot.TaxCodes,
        snapshot.Version,
        snapshot.Orders,
        snapshot.Items,
        EquatableArray<Link>.From(Array.ConvertAll([.. snapshot.Links], altered)),
        snapshot.Reversals).WithRevaluations(snapshot.Revaluations);

    /// <summary>Several numbers with slashes of one kind are as taken as one: what a later link would be called is still looked for.</summary>
    [Fact]
    public void Links_AfterSeveralNumbersWithSlashes_AreLookedFor()
    {
        var orders = Of(Plain).Post(PO(), Ask(), PO("PAY-1/PPI-1"), PO("X/Y"));
        Assert.Equal("DuplicateNumber: number PAY-1/PPI-1", orders.Refuse(Pay()));

        var reversals = Of(Plain).Post(
            PO(), Ask(), Money("A"), Money("B"), Reversal.Create("PAY-1/PPI-1", Day(3), "A"), Reversal.Create("X/Y", Day(3), "B"));
        Assert.Equal("DuplicateNumber: number PAY-1/PPI-1", reversals.Refuse(Pay()));
    }
}
