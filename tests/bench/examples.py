"""Example phrases of every kind of question, which whoever looks for the nearest phrase is given."""

from dataclasses import dataclass

from bot.domain.question import Back, End, Kind, Relation


@dataclass(frozen=True)
class Intent:
    """A question without its names and numbers; without a kind it is one that is asked back."""

    kind: Kind | None
    end: End | None = None
    relation: Relation | None = None
    since: Back | None = None


def _phrases(text: str) -> tuple[str, ...]:
    return tuple(phrase.strip() for phrase in text.split("|"))


EXAMPLES: dict[Intent, tuple[str, ...]] = {
    Intent(Kind.VALUE): _phrases(
        "bao nhiêu | được bao nhiêu | tỷ lệ là bao nhiêu | đạt bao nhiêu phần trăm | cho biết tỷ lệ "
        "| cho xem | số liệu | tỷ lệ của các xã tháng này | bao nhiêu văn bản | what is the rate "
        "| how many | show me"
    ),
    Intent(Kind.SOURCE): _phrases(
        "số này lấy từ đâu | nguồn số liệu | nguồn ở đâu | ai duyệt | ai duyệt số này lúc nào "
        "| ai nhập số | có sửa không | có đính chính không | where does it come from | who approved it "
        "| source | was it corrected"
    ),
    Intent(Kind.RANK): _phrases(
        "xếp hạng | bảng xếp hạng | xếp hạng các xã | xếp thứ tự | thứ hạng các sở | xếp hạng các đơn vị "
        "| rank | ranking | ranking of communes | rank departments by | league table | order of units"
    ),
    Intent(Kind.RANK, End.LOWEST): _phrases(
        "thấp nhất | xã nào thấp nhất | đơn vị nào thấp nhất | 3 xã thấp nhất | ít nhất | lowest "
        "| which commune has the lowest | the 3 lowest"
    ),
    Intent(Kind.RANK, End.HIGHEST): _phrases(
        "cao nhất | xã nào cao nhất | sở nào nhiều nhất | 5 xã cao nhất | nhiều nhất | highest "
        "| which department has the highest | the 5 highest"
    ),
    Intent(Kind.RANK, End.BEST): _phrases(
        "tốt nhất | đứng đầu | dẫn đầu | 5 sở đứng đầu | top 5 xã | best | top 5 communes "
        "| which commune is best at"
    ),
    Intent(Kind.RANK, End.WORST): _phrases(
        "kém nhất | tệ nhất | đứng cuối | 5 xã kém nhất | xã nào kém nhất | worst | bottom 5 communes "
        "| which commune is worst at"
    ),
    Intent(Kind.RANK, relation=Relation.UNDER): _phrases(
        "dưới 90% | xã nào dưới 90% | thấp hơn 90% | bao nhiêu xã dưới 90% | chưa đến 90% | under 90% "
        "| below 90% | which communes are below 90%"
    ),
    Intent(Kind.RANK, relation=Relation.OVER): _phrases(
        "trên 90% | xã nào trên 90% | cao hơn 90% | bao nhiêu sở vượt 90% | hơn 90% | over 90% "
        "| above 90% | more than 90 files"
    ),
    Intent(Kind.RANK, relation=Relation.AT_LEAST): _phrases(
        "từ 90% trở lên | ít nhất 90% | tối thiểu 90% | không dưới 90% | at least 90% | 90% or more "
        "| not under 90% | no less than 90%"
    ),
    Intent(Kind.RANK, relation=Relation.AT_MOST): _phrases(
        "từ 5% trở xuống | không quá 5% | tối đa 5% | không vượt quá 5% | at most 5% | 5% or less "
        "| no more than 5% | not over 5%"
    ),
    Intent(Kind.RANK, relation=Relation.MISSES): _phrases(
        "xã nào chưa đạt chỉ tiêu | chưa đạt chỉ tiêu | không đạt chỉ tiêu "
        "| bao nhiêu sở chưa đạt chỉ tiêu | dưới chỉ tiêu | missed the target "
        "| which communes have not met the target | below target"
    ),
    Intent(Kind.RANK, relation=Relation.REACHES): _phrases(
        "xã nào đạt chỉ tiêu | đã đạt chỉ tiêu | bao nhiêu xã đạt chỉ tiêu | hoàn thành chỉ tiêu "
        "| reached the target | which communes met the target | on target | how many reached the target"
    ),
    Intent(Kind.PLACE): _phrases(
        "đứng thứ mấy | xếp thứ mấy | hạng mấy | xếp hạng bao nhiêu | đứng ở đâu | vị trí thứ mấy "
        "| xã này đứng thứ mấy | thứ hạng của xã | what rank | where does it rank | rank of the commune "
        "| which place"
    ),
    Intent(Kind.COMPARE): _phrases(
        "so sánh | so sánh hai xã | so sánh khối sở với khối xã | chênh lệch giữa hai đơn vị "
        "| hơn bao nhiêu điểm | so với bình quân toàn tỉnh | so với trung bình | cao hơn bao nhiêu "
        "| compare | versus | against the average | difference between"
    ),
    Intent(Kind.CHANGE): _phrases(
        "so với tháng trước | so với quý trước | tăng bao nhiêu điểm | giảm bao nhiêu | tăng hay giảm "
        "| thay đổi thế nào | quý này so với quý trước | tháng 5 so với tháng 4 | compared to last month "
        "| vs last quarter | how much did it rise | change since last month"
    ),
    Intent(Kind.CHANGE, since=Back.YEAR_BEFORE): _phrases(
        "so với cùng kỳ | svck | so với cùng kỳ năm ngoái | cùng kỳ năm trước | tăng so với cùng kỳ "
        "| same period last year | compared with the same period last year | year on year"
    ),
    Intent(Kind.TREND): _phrases(
        "xu hướng | xu hướng 6 tháng qua | diễn biến | biểu đồ | vẽ biểu đồ | giảm mấy tháng liền "
        "| bắt đầu giảm từ khi nào | lần đầu là khi nào | trend | trend over the last months "
        "| draw a chart | how many months in a row"
    ),
    Intent(Kind.PULL, End.LOWEST): _phrases(
        "đơn vị nào kéo tỷ lệ xuống | xã nào kéo tụt | sở nào làm giảm tỷ lệ | kéo xuống | kéo giảm "
        "| pull down | which communes pull it down | who drags the rate down"
    ),
    Intent(Kind.PULL, End.HIGHEST): _phrases(
        "đơn vị nào kéo tỷ lệ lên | xã nào kéo lên | sở nào làm tăng tỷ lệ | kéo lên | đẩy lên | pull up "
        "| which departments push it up | who lifts the rate"
    ),
    Intent(Kind.OVERVIEW): _phrases(
        "tổng quan | báo cáo nhanh | báo cáo nhanh toàn tỉnh | tình hình chung | tình hình các xã "
        "| tóm tắt | tình hình toàn tỉnh | mọi chỉ tiêu | overview | summary | overview of the province "
        "| quick report"
    ),
    Intent(Kind.UNIT): _phrases(
        "tình hình xã | tình hình sở | xã này thế nào | tất cả chỉ tiêu của xã | mọi số liệu của sở "
        "| mọi thứ về phường | thông tin về xã | báo cáo về đơn vị | everything about the commune "
        "| how is the department doing | all about one unit | how is the commune doing"
    ),
    Intent(Kind.ALERTS): _phrases(
        "cảnh báo | chỉ tiêu nào chưa đạt | những chỉ tiêu chưa đạt | có chỉ tiêu nào không đạt "
        "| các cảnh báo | cảnh báo của xã | chỉ tiêu nào dưới mức | alerts | warnings "
        "| which targets are missed | which indicators miss their targets | what is below target"
    ),
    Intent(Kind.MISSING): _phrases(
        "xã nào chưa báo cáo | chưa báo cáo | đơn vị nào chưa nộp | chưa gửi số liệu | nộp chậm "
        "| báo cáo chậm | còn thiếu báo cáo | who has not reported | which communes have not reported "
        "| missing reports | late reports | late with their reports"
    ),
    Intent(Kind.DEFINITION): _phrases(
        "tính thế nào | cách tính | được tính như thế nào | là gì | định nghĩa | nghĩa là gì | công thức "
        "| how is it calculated | definition | what does it mean | formula | calculation"
    ),
    Intent(Kind.TARGET): _phrases(
        "chỉ tiêu là bao nhiêu | chỉ tiêu bao nhiêu | mục tiêu là bao nhiêu | chỉ tiêu của các xã "
        "| chỉ tiêu được giao | mức phải đạt | mục tiêu của sở | what is the target | target "
        "| target for communes | goal | target of departments"
    ),
    Intent(Kind.CATALOGUE): _phrases(
        "có những chỉ tiêu nào | danh sách chỉ tiêu | có những số liệu gì | danh mục chỉ tiêu "
        "| hỏi được những gì | các chỉ tiêu | có chỉ tiêu gì | which indicators are there "
        "| list of indicators | what can I ask | what figures are there | list the indicators"
    ),
    Intent(None): _phrases(
        "xin chào | cảm ơn | gửi file excel | xuất file pdf | vì sao giảm | tại sao thấp | dự báo "
        "| thời tiết thế nào | hello | thank you | send me a file | why did it fall | tell me a joke"
    ),
}
